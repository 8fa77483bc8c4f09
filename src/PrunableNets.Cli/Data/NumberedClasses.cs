using System;
using System.IO;
using System.Linq;

namespace PrunableNets.Cli.Data;

/// <summary>Classes that have numbers only.</summary>
internal static class NumberedClasses
{
    /// <summary>Their names, <c>0</c> to the highest label of both files.</summary>
    /// <exception cref="InvalidDataException">There would be more classes than samples; the message starts with the path.</exception>
    public static string[] Names(string trainPath, int[] train, string testPath, int[] test)
    {
        var highest = Math.Max(train.Max(), test.Max());
        // Also keeps identifiers that were taken for labels from becoming millions of names.
        if (highest >= train.Length + test.Length)
            throw new InvalidDataException(
                $"'{(train.Max() == highest ? trainPath : testPath)}' has the label {highest}, but there are {train.Length + test.Length} "
                + "samples in all, so some classes have none. Number the classes 0, 1, 2, ..");
        return [.. Enumerable.Range(0, highest + 1).Select(static c => $"{c}")];
    }
}
