using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.TestKit;
using Xunit;

namespace PrunableNets.Generators.Tests.Differential;

/// <summary>What is refused of a topic, in a file of its own; where nothing is, there is no file.</summary>
internal static class RefusedFile
{
    public static void Match(string path, IEnumerable<string> refused)
    {
        var text = string.Concat(refused.Select(static r => r + "\n"));
        if (Golden.Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (text.Length == 0)
                File.Delete(path);
            else
                File.WriteAllText(path, text);
        }
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }
}
