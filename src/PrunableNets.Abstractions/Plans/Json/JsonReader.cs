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

    // One a kept channel, and a few. A value takes some hundred bytes here and two in the text.
    private const int MaxValues = 500_000;

    // Up to here comparing names is faster than hashing them.
    private const int FewMembers = 16;

    private readonly JsonCursor cursor;
    private int depth;
    private int values;

    private JsonReader(string text) => cursor = new JsonCursor(text);

    /// <exception cref="PlanFileException">The text is not such a document.</exception>
    public static JsonNode Read(string text)
    {
        var reader = new JsonReader(text);
        var node = reader.ReadValue(JsonKey.Document);
        reader.cursor.SkipWhitespace();
        if (!reader.cursor.AtEnd)
            throw reader.cursor.Error(JsonKey.Document, $"expected the end of the file, found {reader.cursor.Found}");
        return node;
    }

    private JsonNode ReadValue(JsonKey key)
    {
        cursor.SkipWhitespace();
        if (depth == MaxDepth)
            throw cursor.Error(key, $"nested deeper than {MaxDepth} levels");
        if (++values > MaxValues)
            throw cursor.Error(key, $"more than {MaxValues} values, which no plan has");
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

    private KeyValuePair<string, JsonNode>[] ReadMembers(JsonKey key)
    {
        cursor.Expect('{', key);
        if (cursor.Take('}'))
            return [];
        var members = new List<KeyValuePair<string, JsonNode>>();
        HashSet<string>? names = null;
        do
        {
            cursor.SkipWhitespace();
            var (line, column) = (cursor.Line, cursor.Column);
            var name = ReadString(key);
            var path = key.Member(name);
            if (members.Count == FewMembers)
                names = [.. members.Select(static m => m.Key)];
            if (names is null ? members.Any(m => m.Key == name) : !names.Add(name))
                throw new PlanFileException("the key occurs twice", path.ToString(), line, column);
            cursor.Expect(':', path);
            members.Add(new KeyValuePair<string, JsonNode>(name, ReadValue(path)));
        }
        while (cursor.Take(','));
        cursor.Expect('}', key);
        return [.. members];
    }

    private JsonNode[] ReadItems(JsonKey key)
    {
        cursor.Expect('[', key);
        if (cursor.Take(']'))
            return [];
        var items = new List<JsonNode>();
        do
            items.Add(ReadValue(key.Item(items.Count)));
        while (cursor.Take(','));
        cursor.Expect(']', key);
        return [.. items];
    }

    private long ReadInteger(JsonKey key)
    {
        var (line, column) = (cursor.Line, cursor.Column);
        var digits = new StringBuilder();
        while (cursor.Current is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
            digits.Append(cursor.Next());
        var text = digits.ToString();
        var unsigned = text.TrimStart('-');
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            || text[0] == '+' || (unsigned.Length > 1 && unsigned[0] == '0'))
            throw new PlanFileException($"'{text}' is not a whole number of 64 bits", key.ToString(), line, column);
        return value;
    }

    private string ReadString(JsonKey key)
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

    private char ReadEscape(JsonKey key)
    {
        cursor.Next();
        var (line, column, found) = (cursor.Line, cursor.Column, cursor.Found);
        return (cursor.AtEnd ? '\0' : cursor.Next()) switch
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
            _ => throw new PlanFileException($"there is no escape for {found}", key.ToString(), line, column),
        };
    }

    private char ReadCodeUnit(JsonKey key)
    {
        var (line, column) = (cursor.Line, cursor.Column);
        var digits = new StringBuilder(4);
        while (digits.Length < 4 && !cursor.AtEnd)
            digits.Append(cursor.Next());
        if (digits.Length < 4 || !ushort.TryParse(digits.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            throw new PlanFileException("\\u takes four hexadecimal digits", key.ToString(), line, column);
        return (char)unit;
    }
}
