using System;
using System.Linq;
using System.Runtime.CompilerServices;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.Contract.Tests;

/// <summary>Registration, names, state dicts.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void AModuleUnderTwoNamesHasTwoSetsOfStateEntriesAndOneOfParameters()
    {
        using var module = new Twice();
        Assert.Equal(["first.weight", "first.bias", "second.weight", "second.bias"], module.state_dict().Keys);
        Assert.Equal(["first.weight", "first.bias"], module.named_parameters().Select(static p => p.name));
        Assert.Equal(["first", "second"], module.named_modules().Select(static m => m.name));
    }

    /// <summary>Why what reads a state dict keeps its module alive.</summary>
    [Fact]
    public void ABatchNormThatNobodyHoldsDisposesTheTensorsOfItsStateDict()
    {
        Tensor norm = Orphan(BatchNorm2d(3)), linear = Orphan(Linear(3, 2)), inner = Orphan(Sequential(Linear(3, 2)));
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal((true, false, false), (norm.IsInvalid, linear.IsInvalid, inner.IsInvalid));

        [MethodImpl(MethodImplOptions.NoInlining)]
        static Tensor Orphan(Module module) => module.state_dict().Values.First();
    }

    [Fact]
    public void NewKeysOfDictionariesAreAddedAndNotSet()
    {
        using var modules = new ModuleDict<Module<Tensor, Tensor>>();
        Assert.Throws<ArgumentOutOfRangeException>(() => modules["new"] = Linear(1, 1));
        using var parameters = new ParameterDict();
        Assert.Throws<ArgumentOutOfRangeException>(() => parameters["new"] = new Parameter(ones(1)));
    }

    [Fact]
    public void MovingAModuleKeepsNamesAndReplacesNoBufferName()
    {
        using var module = BatchNorm2d(3);
        var names = module.state_dict().Keys.ToArray();
        module.to(float64);
        Assert.Equal(names, module.state_dict().Keys);
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], names);
    }

    [Fact]
    public void AFreshGroupNormIsNotInitialised()
    {
        // Weights that another norm left behind: were they initialised, they would be ones.
        Assert.Contains(Enumerable.Range(0, 50), static _ =>
        {
            using (no_grad())
            using (var spoilt = GroupNorm(1, 4096))
                spoilt.weight!.fill_(7);
            using var fresh = GroupNorm(1, 4096);
            return !fresh.weight!.eq(1).all().ToBoolean();
        });
    }

    private sealed class Twice : Module
    {
        private readonly Linear first = Linear(2, 2);
        private readonly Linear second;

        public Twice() : base(nameof(Twice))
        {
            second = first;
            RegisterComponents();
        }
    }
}
