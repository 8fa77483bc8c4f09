using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PrunableNets.Tests.Data;
using static TorchSharp.torch;

namespace PrunableNets.Tests.BadInput;

/// <summary>Damaged files are read, or refused in the way that is documented; none takes more memory than it is large, and nothing is written.</summary>
public sealed class MutatedFileTests : IDisposable
{
    private const int MostAllocated = 64 << 20;
    private const int LargestHonest = 8 << 10;
    private static readonly FileKind[] s_kinds = [.. WeightKinds.All, .. DataKinds.All];

    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => new(s_kinds.Select(static k => k.Name).ToArray());

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TwentyThousandAreTried() => Assert.True(s_kinds.Sum(static k => k.Mutants) >= 20_000);

    [Theory]
    [MemberData(nameof(Names))]
    public void DamagedFilesAreReadOrRefused(string name)
    {
        var kind = s_kinds.Single(k => k.Name == name);
        var path = folder.File(kind.File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (NewDisposeScope())
            kind.Write(path);
        var honest = File.ReadAllBytes(path);
        Assert.InRange(honest.Length, 1, LargestHonest);
        var size = Read(kind, path);
        Assert.True(size > 0, $"{name}: the honest file gives nothing.");
        var files = Files();
        for (var seed = 0; seed < kind.Mutants; seed++)
        {
            var mutant = Mutation.Of(honest, seed, kind.IsText);
            File.WriteAllBytes(path, mutant);
            if (Problem(kind, path, Math.Max(mutant.Length, size)) is { } problem)
                Assert.Fail($"{name}, seed {seed}: {problem}");
            Assert.True(mutant.AsSpan().SequenceEqual(File.ReadAllBytes(path)), $"{name}, seed {seed}: reading changed the file.");
        }
        Assert.Equal(files, Files());
    }

    private static string? Problem(FileKind kind, string path, long honestSize)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            var size = Read(kind, path);
            if (size > 2 * honestSize)
                return $"it gave {size} bytes, with an honest size of {honestSize}.";
        }
        catch (Exception e) when (e.GetType() == typeof(InvalidDataException) || e.GetType() == typeof(PlanFileException) || e.GetType() == typeof(FileNotFoundException))
        {
            if (e.Message.Length == 0)
                return "the exception says nothing.";
        }
        catch (Exception e)
        {
            return $"{e}";
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated <= MostAllocated + 8 * honestSize ? null : $"it allocated {allocated} bytes, with an honest size of {honestSize}.";
    }

    private static long Read(FileKind kind, string path)
    {
        using var scope = NewDisposeScope();
        return kind.Read(path);
    }

    private string[] Files() => [.. Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
