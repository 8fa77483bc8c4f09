namespace PrunableNets.Interpreter.Findings;

/// <summary>What a code fix has to know, so that it need not take a message apart.</summary>
/// <param name="Key">One of <see cref="HintKeys"/>.</param>
public sealed record Hint(string Key, string Value);
