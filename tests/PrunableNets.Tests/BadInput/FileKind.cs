using System;

namespace PrunableNets.Tests.BadInput;

/// <summary>Files that are read.</summary>
/// <param name="Name">For tests to be called by.</param>
/// <param name="File">Path in a folder of the test's own.</param>
/// <param name="Mutants">How many damaged ones are tried.</param>
/// <param name="IsText">There is JSON in it.</param>
/// <param name="Write">Writes a good one.</param>
/// <param name="Read">Reads one, and tells how many bytes that gave.</param>
internal sealed record FileKind(string Name, string File, int Mutants, bool IsText, Action<string> Write, Func<string, long> Read);
