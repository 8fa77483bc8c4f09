using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace PrunableNets.TestKit;

/// <summary>
/// Compares text with <c>Class.Test.name.verified.ext</c> beside the test. A difference leaves a <c>.received.</c> file; with
/// <c>UPDATE_GOLDEN=1</c> the verified file is rewritten instead, except on a build server.
/// </summary>
public sealed class Golden
{
    private readonly string folder;
    private readonly string prefix;

    private Golden(string folder, string prefix)
    {
        this.folder = folder;
        this.prefix = prefix;
    }

    /// <summary>Files that tests compare with are rewritten.</summary>
    public static bool Updates => PageListing.Updates;

    /// <summary>The golden files of the calling test.</summary>
    /// <param name="test">The test class; its assembly carries the <c>GoldenRoot</c> metadata that the build writes.</param>
    /// <param name="folder">Folder of the test class, from the project's root.</param>
    /// <param name="method">The test method.</param>
    public static Golden Of(Type test, string folder, [CallerMemberName] string method = "")
    {
        var root = test.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(static a => a.Key == "GoldenRoot")?.Value
            ?? throw new InvalidOperationException($"{test.Assembly.GetName().Name} has no AssemblyMetadata 'GoldenRoot'; add it to the project file.");
        return new Golden(Path.Combine(root, folder), $"{test.Name}.{method}.");
    }

    /// <summary>Compares one text; <paramref name="name"/> ends in the file's extension.</summary>
    public void Match(string name, string text)
    {
        var stem = prefix + Path.GetFileNameWithoutExtension(name);
        var verified = Path.Combine(folder, stem + ".verified" + Path.GetExtension(name));
        var received = Path.Combine(folder, stem + ".received" + Path.GetExtension(name));
        File.Delete(received);
        if (Updates)
        {
            File.WriteAllText(verified, text);
            return;
        }
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
            return;
        File.WriteAllText(received, text);
        Assert.Fail($"{Path.GetFileName(verified)} differs (- verified, + received); run with UPDATE_GOLDEN=1 to accept.\n{Diff(expected, text)}");
    }

    /// <summary>Fails for verified files of this test that no <see cref="Match"/> has a name for.</summary>
    public void AssertNoOrphans(params string[] names)
    {
        var known = names.Select(n => prefix + Path.GetFileNameWithoutExtension(n) + ".verified" + Path.GetExtension(n)).ToHashSet(StringComparer.Ordinal);
        var orphans = Directory.GetFiles(folder, prefix + "*.verified.*").Select(static f => Path.GetFileName(f)).Where(f => !known.Contains(f)).ToArray();
        Assert.True(orphans.Length == 0, "Nothing writes these golden files any more: " + string.Join(", ", orphans));
    }

    private static string Diff(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual).Lines;
        var changed = lines.Where(static l => l.Type is ChangeType.Inserted or ChangeType.Deleted).Take(40);
        return string.Join("\n", changed.Select(static l => (l.Type == ChangeType.Inserted ? "+ " : "- ") + l.Text));
    }
}
