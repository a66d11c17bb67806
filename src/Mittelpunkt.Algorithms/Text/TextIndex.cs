namespace Mittelpunkt.Algorithms.Text;

/// <summary>One field of a document.</summary>
/// <param name="Text">Its text in German or English; null counts as empty.</param>
/// <param name="Weight">How much a word counts here, above 0; the name of a thing perhaps 3, its description 1.</param>
public readonly record struct TextField(string? Text, float Weight);

/// <summary>A document found.</summary>
/// <param name="Document">Its position in the list the index was built from.</param>
/// <param name="Score">Larger is better; comparable only within one answer.</param>
public readonly record struct TextHit(int Document, float Score);

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first; equals in the order of the documents.</param>
/// <param name="Complete">True when every hit has every word searched for; false when nothing has them all and these have the most of them.</param>
public sealed record TextAnswer(IReadOnlyList<TextHit> Hits, bool Complete);

/// <summary>
/// A full-text index in memory over short German and English documents, ranked by BM25F. Forgives inflection (both stemmers),
/// umlaut spelling, unfinished words and typing errors, and finds the parts of compounds. Immutable; safe for many threads.
/// </summary>
/// <remarks>
/// Source of the ranking: Robertson, Zaragoza, Taylor (2004), "Simple BM25 extension to multiple weighted fields", with k1 = 1.2, b = 0.4.
/// Memory: about 12 bytes a posting. Build it with <see cref="TextIndexBuilder"/>.
/// </remarks>
public sealed class TextIndex
{
    /// <summary>Words of a query that count; further ones are left out.</summary>
    public const int LongestQuery = 12;

    private const int MostEndings = 64;
    private const int ShortestInside = 4;
    private const float Unfinished = 0.6f;
    private const float Misspelt = 0.5f;

    private readonly int _documents;
    private readonly Dictionary<string, int> _terms;
    private readonly Posting[][] _postings;
    private readonly string[] _words;
    private readonly int[][] _termsOfWord;
    private readonly Spelling _spelling;

    internal TextIndex(int documents, Dictionary<string, int> terms, Posting[][] postings, string[] words, int[][] termsOfWord)
    {
        (_documents, _terms, _postings, _words, _termsOfWord) = (documents, terms, postings, words, termsOfWord);
        _spelling = new Spelling(words);
    }

    /// <summary>How much a term counts in a document.</summary>
    internal readonly record struct Posting(int Document, float Score);

    /// <summary>
    /// The documents that have all words of the query, or else those that have the most of them. A query without a word finds nothing.
    /// O(postings of the terms met), plus O(vocabulary) for each word that is met only inside others or misspelt.
    /// </summary>
    /// <param name="query">What somebody typed.</param>
    public TextAnswer Search(string? query)
    {
        var words = Words.Of(query).Distinct().ToList();
        var telling = words.Where(word => !Words.IsFunctionWord(Folding.Bare(word))).ToList();
        words = (telling.Count > 0 ? telling : words)[..Math.Min(LongestQuery, telling.Count > 0 ? telling.Count : words.Count)];
        if (words.Count == 0)
        {
            return new TextAnswer([], true);
        }

        var met = new byte[_documents];
        var total = new float[_documents];
        var best = new float[_documents];
        foreach (var word in words)
        {
            Array.Clear(best);
            Score(word, best);
            for (var i = 0; i < best.Length; i++)
            {
                met[i] += best[i] > 0 ? (byte)1 : (byte)0;
                total[i] += best[i];
            }
        }

        return Answer(met, total, words.Count);
    }

    private static TextAnswer Answer(byte[] met, float[] total, int wanted)
    {
        var most = met.Length == 0 ? 0 : met.Max();
        var hits = new List<TextHit>();
        for (var i = 0; i < met.Length && most > 0; i++)
        {
            if (met[i] == most)
            {
                hits.Add(new TextHit(i, total[i]));
            }
        }

        hits.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : a.Document - b.Document);
        return new TextAnswer(hits, most == wanted || most == 0);
    }

    // The best of all ways to read the word counts, so that a stem met in both languages does not count twice.
    private void Score(string word, float[] best)
    {
        var found = false;
        foreach (var term in TextIndexBuilder.Stems(word))
        {
            found |= _terms.TryGetValue(term, out var id) && Add(id, 1, best);
        }

        var bare = Folding.Bare(word);
        found |= Endings(bare, best);
        if (!found && !Inside(bare, best))
        {
            foreach (var (known, errors) in _spelling.Near(bare, Spelling.Forgiven(bare.Length)))
            {
                AddWord(known, Misspelt / errors, best);
            }
        }
    }

    private bool Endings(string start, float[] best)
    {
        if (start.Length < 3)
        {
            return false;
        }

        var first = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        first = first < 0 ? ~first : first;
        var at = first;
        for (; at < _words.Length && at < first + MostEndings && _words[at].StartsWith(start, StringComparison.Ordinal); at++)
        {
            AddWord(at, _words[at].Length == start.Length ? 1 : Unfinished, best);
        }

        return at > first;
    }

    // A part of a compound that occurs nowhere by itself: "technik" in "dichtungstechnik".
    private bool Inside(string part, float[] best)
    {
        var found = false;
        for (var word = 0; part.Length >= ShortestInside && word < _words.Length; word++)
        {
            if (_words[word].Contains(part, StringComparison.Ordinal))
            {
                AddWord(word, Misspelt, best);
                found = true;
            }
        }

        return found;
    }

    private void AddWord(int word, float factor, float[] best)
    {
        foreach (var term in _termsOfWord[word])
        {
            Add(term, factor, best);
        }
    }

    private bool Add(int term, float factor, float[] best)
    {
        foreach (var (document, score) in _postings[term])
        {
            best[document] = Math.Max(best[document], score * factor);
        }

        return true;
    }
}
