using System;
using System.IO;
using System.Linq;
using PrunableNets.Hosting;
using PrunableNets.Tests.BadInput;
using TorchSharp;

namespace PrunableNets.Cli.Tests.BadInput;

/// <summary>
/// Damaged data are read, or refused with exit code 3 and the file that it is; none takes more memory than it is large, and nothing of the
/// user's is written.
/// </summary>
public sealed class MutatedDataTests : IDisposable
{
    private const int MostAllocated = 64 << 20;
    private const int LargestHonest = 2 << 10;
    private static readonly FileKind[] s_kinds = [.. NumberKinds.All, .. ImageKinds.All];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mutants");

    public static TheoryData<string> Names => new(s_kinds.Select(static k => k.Name).ToArray());

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void FifteenThousandAreTried() => Assert.True(s_kinds.Sum(static k => k.Mutants) >= 15_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void DamagedDataAreReadOrRefused(string name)
    {
        var kind = s_kinds.Single(k => k.Name == name);
        var path = Path.Combine(folder.FullName, kind.File);
        using (torch.NewDisposeScope())
            kind.Write(path);
        var honest = File.ReadAllBytes(path);
        Assert.InRange(honest.Length, 1, LargestHonest);
        Assert.True(kind.Read(path) > 0, $"{name}: the honest file gives nothing.");
        var (files, refused) = (Files(), 0);
        for (var seed = 0; seed < kind.Mutants; seed++)
        {
            var mutant = Mutation.Of(honest, seed, kind.IsText);
            File.WriteAllBytes(path, mutant);
            if (Problem(kind, path, ref refused) is { } problem)
                Assert.Fail($"{name}, seed {seed}: {problem}");
            Assert.True(mutant.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{name}, seed {seed}: reading changed the file.");
        }
        Assert.Equal(files, Files());
        // Most damage is seen; a reader that takes all of it looks at nothing.
        Assert.InRange(refused, kind.Mutants / 20, kind.Mutants);
    }

    private string? Problem(FileKind kind, string path, ref int refused)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            kind.Read(path);
        }
        catch (Exception e) when (PruningExitCode.Of(e) == PruningExitCode.BadInput)
        {
            refused++;
            if (!e.Message.Contains(folder.FullName, StringComparison.Ordinal))
                return $"the file is not named: {e}";
        }
        catch (Exception e)
        {
            return $"{e}";
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated <= MostAllocated ? null : $"it allocated {allocated} bytes.";
    }

    private string[] Files() =>
        [.. Directory.GetFileSystemEntries(folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
