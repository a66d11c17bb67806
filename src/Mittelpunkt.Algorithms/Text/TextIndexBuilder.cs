namespace Mittelpunkt.Algorithms.Text;

/// <summary>Builds a <see cref="TextIndex"/>: add every document in order, then build. Not for several threads at once.</summary>
public sealed class TextIndexBuilder
{
    private const float K1 = 1.2f;
    private const float B = 0.4f;
    private const float PartOfCompound = 0.5f;

    private readonly List<(int[] Words, TextField Field)[]> _documents = [];
    private readonly Dictionary<string, int> _wordIds = [];
    private readonly List<string> _words = [];
    private readonly List<double> _lengths = [];

    /// <summary>Adds the next document. O(length of its text).</summary>
    /// <param name="fields">Its fields; every document has the same number of fields in the same order.</param>
    /// <exception cref="ArgumentException">The number of fields differs, or a weight is not positive.</exception>
    public void Add(params ReadOnlySpan<TextField> fields)
    {
        if (_documents.Count > 0 && fields.Length != _documents[0].Length)
        {
            throw new ArgumentException("Every document has the same fields.", nameof(fields));
        }

        var document = new (int[] Words, TextField Field)[fields.Length];
        for (var f = 0; f < fields.Length; f++)
        {
            if (!(fields[f].Weight > 0))
            {
                throw new ArgumentException("A weight is positive.", nameof(fields));
            }

            document[f] = ([.. Words.Of(fields[f].Text).Select(IdOf)], fields[f]);
            if (_lengths.Count <= f)
            {
                _lengths.Add(0);
            }

            _lengths[f] += document[f].Words.Length;
        }

        _documents.Add(document);
    }

    /// <summary>The index over all documents added. O(total text).</summary>
    public TextIndex Build()
    {
        var (bare, wordToBare) = BareWords();
        var terms = new Dictionary<string, int>();
        var termsOfBare = new HashSet<int>[bare.Length];
        var termsOfWord = new (int Term, float Part)[_words.Count][];
        var compounds = new Compounds(new HashSet<string>(bare));
        for (var w = 0; w < _words.Count; w++)
        {
            var own = Stems(_words[w]).Select(stem => TermId(terms, stem)).ToArray();
            (termsOfBare[wordToBare[w]] ??= []).UnionWith(own);
            var parts = compounds.Split(bare[wordToBare[w]]) is var (first, last)
                ? Stems(first).Concat(Stems(last)).Select(stem => TermId(terms, stem)).Except(own).ToArray() : [];
            termsOfWord[w] = [.. own.Select(term => (term, 1f)), .. parts.Select(term => (term, PartOfCompound))];
        }

        return new TextIndex(_documents.Count, terms, Postings(termsOfWord, terms.Count), bare, Array.ConvertAll(termsOfBare, set => set.ToArray()));
    }

    /// <summary>What a word is found by: its German and its English stem.</summary>
    internal static IEnumerable<string> Stems(string word)
    {
        var german = GermanStemmer.Stem(word);
        var english = EnglishStemmer.Stem(Folding.Bare(word));
        return german == english ? [german] : [german, english];
    }

    private static int TermId(Dictionary<string, int> terms, string stem)
    {
        if (!terms.TryGetValue(stem, out var id))
        {
            terms[stem] = id = terms.Count;
        }

        return id;
    }

    private int IdOf(string word)
    {
        if (!_wordIds.TryGetValue(word, out var id))
        {
            _wordIds[word] = id = _words.Count;
            _words.Add(word);
        }

        return id;
    }

    private (string[] Bare, int[] OfWord) BareWords()
    {
        var bareOf = _words.ConvertAll(Folding.Bare);
        var bare = bareOf.Distinct().Order(StringComparer.Ordinal).ToArray();
        return (bare, [.. bareOf.Select(word => Array.BinarySearch(bare, word, StringComparer.Ordinal))]);
    }

    private TextIndex.Posting[][] Postings((int Term, float Part)[][] termsOfWord, int terms)
    {
        var lists = new List<TextIndex.Posting>[terms];
        var counts = new Dictionary<int, float>();
        for (var d = 0; d < _documents.Count; d++)
        {
            Count(_documents[d], termsOfWord, counts);
            foreach (var (term, count) in counts)
            {
                (lists[term] ??= []).Add(new TextIndex.Posting(d, count));
            }
        }

        return Array.ConvertAll(lists, Rank);
    }

    // Weighted frequencies over all fields, each made comparable by the length of its field.
    private void Count((int[] Words, TextField Field)[] document, (int Term, float Part)[][] termsOfWord, Dictionary<int, float> counts)
    {
        counts.Clear();
        for (var f = 0; f < document.Length; f++)
        {
            var (words, field) = document[f];
            var usual = Math.Max(1, _lengths[f] / _documents.Count);
            var weight = field.Weight / (float)(1 - B + (B * words.Length / usual));
            foreach (var word in words)
            {
                foreach (var (term, part) in termsOfWord[word])
                {
                    counts[term] = counts.GetValueOrDefault(term) + (weight * part);
                }
            }
        }
    }

    private TextIndex.Posting[] Rank(List<TextIndex.Posting>? list)
    {
        if (list is null)
        {
            return [];
        }

        var rarity = MathF.Log(1 + ((_documents.Count - list.Count + 0.5f) / (list.Count + 0.5f)));
        return [.. list.Select(p => p with { Score = rarity * p.Score * (K1 + 1) / (K1 + p.Score) })];
    }
}
