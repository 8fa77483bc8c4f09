using System;
using System.Linq;
using PrunableNets.Formats;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace PrunableNets.TestKit;

/// <summary>Makes networks of classes without batch norms.</summary>
public static class FoldedNetwork
{
    /// <summary>With the weights of the slim network, into whose layers the norms have gone, in its precision and in evaluation mode.</summary>
    public static Module<Tensor, Tensor> Create(Type type, Architecture architecture, Module slim)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentNullException.ThrowIfNull(slim);
        var folded = (Module<Tensor, Tensor>)Activator.CreateInstance(type)!;
        folded.to(slim.parameters().First().dtype);
        StateDict.Load(folded, NormFolding.Fold(architecture, slim.state_dict()));
        folded.eval();
        return folded;
    }
}
