using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PrunableNets.Plans.Json;

/// <summary>
/// Reads the part of JSON (RFC 8259) that plan files use: objects, lists, strings and whole numbers. Our own, because the generator
/// reads plan files too and an analyzer must not bring dependencies into the compiler.
/// </summary>
internal sealed class JsonReader
{
    // Deep enough for any plan; keeps a hostile file from overflowing the compiler's stack.
    private const int MaxDepth = 32;
    private readonly JsonCursor cursor;
    private int depth;

    private JsonReader(string text) => cursor = new JsonCursor(text);

    /// <exception cref="PlanFileException">The text is not such a document.</exception>
    public static JsonNode Read(string text)
    {
        var reader = new JsonReader(text);
        var node = reader.ReadValue("");
        reader.cursor.SkipWhitespace();
        if (!reader.cursor.AtEnd)
            throw reader.cursor.Error("", $"expected the end of the file, found {reader.cursor.Found}");
        return node;
    }

    private JsonNode ReadValue(string key)
    {
        cursor.SkipWhitespace();
        if (depth == MaxDepth)
            throw cursor.Error(key, $"nested deeper than {MaxDepth} levels");
        var (line, column) = (cursor.Line, cursor.Column);
        depth++;
        JsonNode node = cursor.Current switch
        {
            '{' => new JsonObject(key, line, column, ReadMembers(key)),
            '[' => new JsonArray(key, line, column, ReadItems(key)),
            '"' => new JsonString(key, line, column, ReadString(key)),
            '-' or (>= '0' and <= '9') => new JsonInteger(key, line, column, ReadInteger(key)),
            _ => throw cursor.Error(key, $"expected a string, a whole number, a list or an object, found {cursor.Found}"),
        };
        depth--;
        return node;
    }

    private List<KeyValuePair<string, JsonNode>> ReadMembers(string key)
    {
        var members = new List<KeyValuePair<string, JsonNode>>();
        cursor.Expect('{', key);
        if (cursor.Take('}'))
            return members;
        do
        {
            cursor.SkipWhitespace();
            var (line, column) = (cursor.Line, cursor.Column);
            var name = ReadString(key);
            var path = key.Length == 0 ? name : $"{key}.{name}";
            if (members.Any(m => m.Key == name))
                throw new PlanFileException("the key occurs twice", path, line, column);
            cursor.Expect(':', path);
            members.Add(new KeyValuePair<string, JsonNode>(name, ReadValue(path)));
        }
        while (cursor.Take(','));
        cursor.Expect('}', key);
        return members;
    }

    private List<JsonNode> ReadItems(string key)
    {
        var items = new List<JsonNode>();
        cursor.Expect('[', key);
        if (cursor.Take(']'))
            return items;
        do
            items.Add(ReadValue(string.Format(CultureInfo.InvariantCulture, "{0}[{1}]", key, items.Count)));
        while (cursor.Take(','));
        cursor.Expect(']', key);
        return items;
    }

    private long ReadInteger(string key)
    {
        var (line, column) = (cursor.Line, cursor.Column);
        var digits = new StringBuilder();
        while (cursor.Current is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            digits.Append(cursor.Next());
        var text = digits.ToString();
        var unsigned = text.TrimStart('-');
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || text[0] == '+' || (unsigned.Length > 1 && unsigned[0] == '0'))
            throw new PlanFileException($"'{text}' is not a whole number of 64 bits", key, line, column);
        return value;
    }

    private string ReadString(string key)
    {
        cursor.Expect('"', key);
        var value = new StringBuilder();
        while (cursor.Current != '"')
        {
            if (cursor.AtEnd || cursor.Current < ' ')
                throw cursor.Error(key, $"the string does not end before {cursor.Found}");
            if (cursor.Current == '\\')
                value.Append(ReadEscape(key));
            else
                value.Append(cursor.Next());
        }
        cursor.Next();
        return value.ToString();
    }

    private char ReadEscape(string key)
    {
        cursor.Next();
        var error = cursor.Error(key, $"there is no escape for {cursor.Found}");
        if (cursor.AtEnd)
            throw error;
        return cursor.Next() switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCodeUnit(key),
            _ => throw error,
        };
    }

    private char ReadCodeUnit(string key)
    {
        var error = cursor.Error(key, "\\u takes four hexadecimal digits");
        var digits = new StringBuilder(4);
        while (digits.Length < 4 && !cursor.AtEnd)
            digits.Append(cursor.Next());
        if (digits.Length < 4 || !ushort.TryParse(digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw error;
        return (char)unit;
    }
}
