namespace PrunableNets.Interpreter.Findings;

/// <summary>Keys of the properties that a diagnostic carries for its code fix. The code fixes are an assembly of their own that shares this file.</summary>
public static class HintKeys
{
    /// <summary>A text of the attribute that is wrong.</summary>
    public const string Text = nameof(Text);

    /// <summary>What to write in place of <see cref="Text"/>.</summary>
    public const string Replacement = nameof(Replacement);

    /// <summary>A named argument of the attribute that has to go; its default will do.</summary>
    public const string Argument = nameof(Argument);

    /// <summary>Documentation id of the class or method whose attribute is meant, where the diagnostic stands elsewhere.</summary>
    public const string Target = nameof(Target);

    /// <summary>Position of that attribute among all attributes of the target.</summary>
    public const string Attribute = nameof(Attribute);

    /// <summary>A path in <c>Keep</c> that names no layer.</summary>
    public const string Keep = nameof(Keep);

    /// <summary>Full name of a module class that never calls <c>RegisterComponents</c>.</summary>
    public const string Unregistered = nameof(Unregistered);

    /// <summary>Full name of a module class that sets fields after it has called <c>RegisterComponents</c>.</summary>
    public const string RegisteredEarly = nameof(RegisteredEarly);

    /// <summary>The classes that hold the target have to be partial.</summary>
    public const string MakePartial = nameof(MakePartial);
}
