using System.Collections.Generic;
using PrunableNets;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace ModelZoo;

/// <summary>A perceptron for 28x28 digits: hidden layers with ReLU and dropout, whose widths are an argument.</summary>
[Prunable("1x28x28")]
public sealed partial class MultilayerPerceptron : Module<Tensor, Tensor>
{
    private readonly Sequential layers;

    public MultilayerPerceptron() : this([512, 256])
    {
    }

    public MultilayerPerceptron(long[] hidden, double dropout = 0.2) : base(nameof(MultilayerPerceptron))
    {
        var modules = new List<Module<Tensor, Tensor>> { Flatten() };
        var features = 28L * 28;
        foreach (var width in hidden)
        {
            modules.AddRange([Linear(features, width), ReLU(), Dropout(dropout)]);
            features = width;
        }
        modules.Add(Linear(features, 10));
        layers = Sequential(modules);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => layers.call(input);
}
