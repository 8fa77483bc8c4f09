using System;
using System.Collections.Generic;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent with momentum, in PyTorch's form: the learning rate multiplies the velocity.</summary>
public partial class SGD : OptimizerHelper, torch.optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<SGD.ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
    {
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public double Momentum
    {
        get => ((Options)_defaults).momentum.Value;
        set
        {
            ((Options)_defaults).momentum = value;
            foreach (var group in _parameter_groups)
                ((Options)group.Options).momentum = value;
        }
    }

    public override void add_param_group(Modules.ParamGroup param_group)
    {
        param_group.Options ??= new Options();
        ((Options)param_group.Options).FillFrom((Options)_defaults);
        base.add_param_group(param_group);
    }

    public override torch.Tensor step(Func<torch.Tensor> closure = null) => _step<ParamGroup>(Update, closure);

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private void Update(ParamGroup group)
    {
        var options = group.Options;
        var maximize = options.maximize.Value;
        var nesterov = options.nesterov.Value;
        var dampening = options.dampening.Value;
        var momentum = options.momentum.Value;
        var weightDecay = options.weight_decay.Value;
        var learningRate = options.LearningRate.Value;
        foreach (var parameter in group.Parameters)
        {
            using var grad = parameter.grad;
            if (grad is null)
                continue;
            var state = (State)_state[parameter.Handle];
            using var scope = torch.NewDisposeScope();
            var update = maximize ? grad.neg() : grad;
            if (weightDecay != 0)
                update = update.add(parameter, weightDecay);
            if (momentum != 0)
            {
                if (state.momentum_buffer is null)
                    state.momentum_buffer = update.clone().DetachFromDisposeScope();
                else
                    state.momentum_buffer.mul_(momentum).add_(update, 1 - dampening);
                update = nesterov ? update.add(state.momentum_buffer, momentum) : state.momentum_buffer;
            }
            parameter.add_(update, -learningRate);
        }
    }
}
