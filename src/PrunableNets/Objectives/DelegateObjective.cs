using System;
using PrunableNets.Data;
using static TorchSharp.torch;

namespace PrunableNets;

/// <summary>An objective of functions.</summary>
internal sealed class DelegateObjective(string name, Func<Tensor, Batch, Tensor> loss, Func<Tensor, Batch, Tensor>? right) : Objective
{
    public override string Name => name;

    public override Tensor Loss(Tensor output, Batch batch) => loss(output, batch);

    public override Tensor? Right(Tensor output, Batch batch) => right?.Invoke(output, batch);
}
