extern alias generators;

using System.Threading;
using generators::PrunableNets.Generators.Models;
using generators::PrunableNets.Generators.Pipeline;
using generators::PrunableNets.Interpreter.Ir;
using Xunit;

namespace PrunableNets.Generators.Tests.Diagnostics;

public sealed class PRN9001Tests
{
    private static readonly NetworkHeader Header = new(
        "", "Net", "public", "/project/Net.cs", EquatableArray<InputShape>.Empty, generators::PrunableNets.ResidualTreatment.Branch, EquatableArray<string>.Empty, null);

    [Fact]
    public void ADefectOfOursIsReportedAsSuch()
    {
        // A program without the constructor that it names: lowering never makes one.
        var broken = new IrProgram("Net", "missing", EquatableArray<IrType>.Empty, EquatableArray<IrMethod>.Empty);
        var finding = NetworkInterpreter.Run(Header, broken, CancellationToken.None).Finding;
        Assert.Equal("PRN9001", finding!.Descriptor.Id);
        Assert.Contains("KeyNotFoundException", finding.Arguments[1], System.StringComparison.Ordinal);
    }

    [Fact]
    public void CancellationIsNotADefect()
    {
        var run = Support.Generator.Run(Support.Refusal.Net(constructor: "for (var i = 0; i < 1000; i++) width = 8;"));
        var (header, program) = ((NetworkHeader, IrProgram))run.Values("Program")[0];
        Assert.Null(NetworkInterpreter.Run(header, program, CancellationToken.None).Finding);
        Assert.Throws<System.OperationCanceledException>(() => NetworkInterpreter.Run(header, program, new CancellationToken(canceled: true)));
    }
}
