using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Utils;

namespace TorchSharp.Modules;

/// <summary>Parameter groups with their defaults, and the state per parameter, for optimizers written in .NET.</summary>
public abstract partial class OptimizerHelper : torch.optim.Optimizer
{
    protected OptimizerOptions _defaults;
    protected OrderedDict<IntPtr, OptimizerState> _state = new();

    public OptimizerHelper()
    {
    }

    public override IEnumerable<Parameter> parameters() => base.parameters();
    public override void zero_grad() => base.zero_grad();

    /// <exception cref="ArgumentException">A parameter is in another group already.</exception>
    public override void add_param_group(ParamGroup param_group)
    {
        param_group.Parameters = param_group.Parameters.ToList();
        if (param_group.Options.LearningRate is null)
            param_group.Options.LearningRate = _defaults.LearningRate;
        param_group.Options.InitialLearningRate = param_group.Options.LearningRate.Value;
        foreach (var parameter in param_group.Parameters)
            if (_state.ContainsKey(parameter.Handle))
                throw new ArgumentException("A parameter was given twice: each belongs to one parameter group only.", nameof(param_group));
        _parameter_groups.Add(param_group);
        foreach (var parameter in param_group.Parameters)
        {
            if (NewState(parameter) is not { } state)
                continue;
            state.Initialize(param_group.Options);
            _state.Add(parameter.Handle, state);
        }
    }

    public void to(torch.Device device)
    {
        foreach (var state in _state.Values)
            state.to(device);
    }

    /// <summary>The state that the optimizer keeps per parameter, or null for an optimizer that fills <see cref="_state"/> itself.</summary>
    private protected virtual OptimizerState NewState(Parameter parameter) => null;

    /// <summary>Evaluates the closure with gradients, then runs the update of each group without.</summary>
    protected torch.Tensor _step<T>(Action<T> body, Func<torch.Tensor> loss_closure = null) where T : ParamGroup
    {
        torch.Tensor loss = null;
        if (loss_closure is not null)
            using (torch.enable_grad())
                loss = loss_closure();
        using (torch.no_grad())
            foreach (var group in _parameter_groups)
                body((T)group);
        return loss;
    }

    private protected override void Release()
    {
        foreach (var state in _state.Values)
            (state as IDisposable)?.Dispose();
        _state.clear();
        _parameter_groups.Clear();
    }
}
