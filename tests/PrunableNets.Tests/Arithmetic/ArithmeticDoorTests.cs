using System;
using System.Collections.Generic;
using PrunableNets.Arithmetic;
using TorchSharp;
using static TorchSharp.torch;

namespace PrunableNets.Tests.Arithmetic;

public sealed class ArithmeticDoorTests
{
    private readonly List<string> calls = [];

    private ArithmeticWay Way(string name, bool isThere = true) => new(name, () =>
    {
        calls.Add("enter " + name);
        return isThere;
    }, () => calls.Add("leave " + name));

    [Fact]
    public void ThisMachineHasAWayThatIsRight()
    {
        var result = ArithmeticDoor.Process.Open();
        Assert.InRange(result.Error, 0, ConvolutionCheck.Tolerance);
        Assert.Equal(result.Refused.Count > 0, result.Note is not null);
    }

    [Fact]
    public void TheCheckTakesNoneOfTheProgramsRandomNumbers()
    {
        random.manual_seed(3);
        var expected = rand(4);
        random.manual_seed(3);
        ConvolutionCheck.WorstError();
        Assert.True(expected.equal(rand(4)).all().ToBoolean());
    }

    [Fact]
    public void AWrongWayIsLeftForTheNextAndToldOnce()
    {
        var errors = new Queue<double>([0.2, double.PositiveInfinity, 1e-7]);
        var door = new ArithmeticDoor([Way("first"), Way("absent", isThere: false), Way("second"), Way("third")], errors.Dequeue);
        var result = door.Open();
        Assert.Equal("third", result.Way);
        Assert.Equal(["first: wrong by 2.0e-1 of the largest value", "second: wrong by Infinity of the largest value"], result.Refused);
        Assert.Contains("this process uses third", result.Note, StringComparison.Ordinal);
        Assert.Same(result, door.Open());
        Assert.Equal(["enter first", "leave first", "enter absent", "enter second", "leave second", "enter third"], calls);
    }

    [Fact]
    public void WhereNoWayIsRightAllIsRefused()
    {
        var door = new ArithmeticDoor([Way("first"), Way("second")], static () => 0.1);
        var error = Assert.Throws<WrongArithmeticException>(door.Open);
        Assert.Contains("first: wrong by 1.0e-1 of the largest value; second: wrong by", error.Message, StringComparison.Ordinal);
        Assert.Throws<WrongArithmeticException>(door.Open);
        Assert.Equal(["enter first", "leave first", "enter second", "leave second"], calls);
    }

    [Fact]
    public void WithoutOneDNNLibtorchStillComputesRightly()
    {
        if (!OperatingSystem.IsLinux())
            return; // The switch is known there.
        var before = OneDnn.IsOn;
        try
        {
            Assert.True(ArithmeticWay.WithoutOneDnn.Enter());
            Assert.False(OneDnn.IsOn);
            Assert.InRange(ConvolutionCheck.WorstError(), 0, ConvolutionCheck.Tolerance);
        }
        finally
        {
            OneDnn.TrySwitch(before!.Value);
        }
        Assert.Equal(before, OneDnn.IsOn);
    }

    [Fact]
    public void AResultThatIsOffIsSeen()
    {
        // What the fault does, done to the weights of one output channel.
        using var scope = NewDisposeScope();
        var exact = ones(2, 3, float64);
        var wrong = ones(2, 3);
        wrong[1, 2] = 1.02f;
        Assert.InRange(ConvolutionCheck.Error(exact, wrong), 0.019, 0.021);
        wrong[1, 2] = float.NaN;
        Assert.Equal(double.PositiveInfinity, ConvolutionCheck.Error(exact, wrong));
    }
}
