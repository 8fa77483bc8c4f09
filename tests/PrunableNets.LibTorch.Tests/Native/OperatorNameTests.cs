using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using TorchSharp;
using TorchSharp.Native;

namespace PrunableNets.LibTorch.Tests.Native;

public sealed class OperatorNameTests
{
    [Fact]
    public void Every_operator_that_the_binding_names_exists_in_this_libtorch()
    {
        var names = Literals(typeof(torch).Assembly).Where(text => text.StartsWith("aten::", StringComparison.Ordinal)).ToList();
        Assert.True(names.Count > 500, $"only {names.Count} names were found");
        var missing = names.Where(name => Record.Exception(() => Operator.Find(name)) is not null).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    /// <summary>The string literals of an assembly, from its metadata.</summary>
    private static unsafe List<string> Literals(Assembly assembly)
    {
        // From memory, because an assembly of a single-file program is no file.
        Assert.True(assembly.TryGetRawMetadata(out var metadata, out var length));
        var reader = new MetadataReader(metadata, length);
        var literals = new List<string>();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = reader.GetNextHandle(handle))
            literals.Add(reader.GetUserString(handle));
        return literals;
    }
}
