using System;
using System.Collections.Generic;

namespace PrunableNets.Generators.Emission.Structure;

/// <summary>The members of a module's class, with marks where other modules of the class may differ.</summary>
internal sealed class ClassText(string fields, string construction, string forward)
{
    private const char Border = '\uE003';

    private readonly string whole = fields + Border + construction + Border + forward;
    private string? skeleton;
    private IReadOnlyList<Mark>? marked;

    public string Fields => fields;

    public string Construction => construction;

    public string Forward => forward;

    /// <summary>The text without what is marked.</summary>
    public string Skeleton => skeleton ??= Marks.Replace(whole, static _ => "\uE000");

    public IReadOnlyList<Mark> Marked => marked ??= Marks.Of(whole);

    /// <summary>The two say the same, marked places too.</summary>
    public bool IsSameAs(ClassText other) => whole == other.whole;

    /// <summary>The text with an expression for each marked place.</summary>
    public ClassText With(IReadOnlyList<string> expressions)
    {
        var parts = Marks.Replace(whole, mark => expressions[mark.Place]).Split(Border);
        return new ClassText(parts[0], parts[1], parts[2]);
    }

    /// <summary>The name stands somewhere in the text as a word, and not in quotes.</summary>
    public bool Uses(string name) => Uses(Skeleton, name);

    /// <inheritdoc cref="Uses(string)"/>
    public static bool Uses(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (!IsPart(text, at - 1) && !IsPart(text, at + name.Length))
                return true;
        return false;
    }

    private static bool IsPart(string text, int at) =>
        at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '"');
}
