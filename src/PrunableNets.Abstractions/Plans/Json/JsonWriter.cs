using System.Globalization;
using System.Text;

namespace PrunableNets.Plans.Json;

/// <summary>Quotes strings for JSON.</summary>
internal static class JsonWriter
{
    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(c);
                    break;
                case '\n':
                    quoted.Append("\\n");
                    break;
                case '\t':
                    quoted.Append("\\t");
                    break;
                // Surrogates are escaped so that an unpaired one survives the file's UTF-8.
                case < ' ' or (>= '\uD800' and <= '\uDFFF'):
                    quoted.AppendFormat(CultureInfo.InvariantCulture, "\\u{0:x4}", (int)c);
                    break;
                default:
                    quoted.Append(c);
                    break;
            }
        }
        return quoted.Append('"').ToString();
    }
}
