using System.Text;
using System.Xml.Linq;

namespace Mittelpunkt.Web.Ui.Mails;

/// <summary>
/// The plain text of a mail, read from the markup of its component: paragraphs apart by an empty line, lists with dashes,
/// links with their address. The markup must be well-formed: components of mails write no void elements but self-closed ones.
/// </summary>
public static class PlainText
{
    public static string Of(string markup)
    {
        var text = new StringBuilder();
        Write(XElement.Parse("<mail>" + markup + "</mail>"), text);
        var lines = text.ToString().Split('\n').Select(line => line.Trim()).ToList();
        return string.Join('\n', lines.Where((line, i) => line.Length > 0 || (i > 0 && lines[i - 1].Length > 0))).Trim() + "\n";
    }

    private static void Write(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    AppendWords(words.Value, text);
                    break;
                case XElement inner:
                    WriteElement(inner, text);
                    break;
            }
        }
    }

    private static void WriteElement(XElement element, StringBuilder text)
    {
        switch (element.Name.LocalName)
        {
            case "p" or "h1" or "h2" or "ul" or "div":
                text.Append("\n\n");
                Write(element, text);
                text.Append("\n\n");
                break;
            case "li":
                text.Append("\n- ");
                Write(element, text);
                break;
            case "br":
                text.Append('\n');
                break;
            case "a":
                Write(element, text);
                text.Append(": ").Append(element.Attribute("href")?.Value);
                break;
            default:
                Write(element, text);
                break;
        }
    }

    // As in HTML: line ends and spaces of the source are one space.
    private static void AppendWords(string words, StringBuilder text)
    {
        foreach (var letter in words)
        {
            if (!char.IsWhiteSpace(letter) || letter == '\u00a0')
            {
                text.Append(letter);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }
}
