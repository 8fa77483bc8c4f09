namespace PrunableNets.Plans.Json;

/// <summary>A place in the text that knows its line and column.</summary>
internal sealed class JsonCursor
{
    private readonly string text;
    private int position;

    // A byte order mark is not part of the document.
    public JsonCursor(string text) => this.text = text.Length > 0 && text[0] == '\uFEFF' ? text.Substring(1) : text;

    public int Line { get; private set; } = 1;

    public int Column { get; private set; } = 1;

    public bool AtEnd => position == text.Length;

    /// <summary>The character here, or NUL at the end.</summary>
    public char Current => AtEnd ? '\0' : text[position];

    /// <summary>What is here, for messages.</summary>
    public string Found => AtEnd ? "the end of the file" : Current switch
    {
        '\n' or '\r' => "the end of the line",
        < ' ' => $"the control character U+{(int)Current:X4}",
        _ => $"'{Current}'",
    };

    /// <summary>Takes the character here, which must not be the end.</summary>
    public char Next()
    {
        var c = text[position++];
        if (c == '\n')
            (Line, Column) = (Line + 1, 1);
        else
            Column++;
        return c;
    }

    public void SkipWhitespace()
    {
        while (!AtEnd && Current is ' ' or '\t' or '\r' or '\n')
            Next();
    }

    /// <summary>Skips white space and takes <paramref name="c"/> where it follows.</summary>
    public bool Take(char c)
    {
        SkipWhitespace();
        if (AtEnd || Current != c)
            return false;
        Next();
        return true;
    }

    /// <exception cref="PlanFileException">Something else follows.</exception>
    public void Expect(char c, JsonKey key)
    {
        if (!Take(c))
            throw Error(key, $"expected '{c}', found {Found}");
    }

    public PlanFileException Error(JsonKey key, string problem) => new(problem, key.ToString(), Line, Column);
}
