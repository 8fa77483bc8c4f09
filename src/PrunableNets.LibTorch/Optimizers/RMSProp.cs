using System;
using System.Collections.Generic;

namespace TorchSharp.Modules;

/// <summary>RMSProp (Hinton's lecture 6e; centred as in Graves, 2013).</summary>
public partial class RMSProp : OptimizerHelper, torch.optim.IMomentum
{
    public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1E-08, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
    {
    }

    public RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1E-08, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize };
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
        var centered = options.centered.Value;
        var maximize = options.maximize.Value;
        var alpha = options.alpha.Value;
        var eps = options.eps.Value;
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
            state.step++;
            var update = maximize ? grad.neg() : grad;
            if (weightDecay != 0)
                update = update.add(parameter, weightDecay);
            state.square_avg.mul_(alpha).addcmul_(update, update, 1 - alpha);
            var variance = state.square_avg;
            if (centered)
            {
                state.grad_avg.mul_(alpha).add_(update, 1 - alpha);
                variance = state.square_avg.addcmul(state.grad_avg, state.grad_avg, -1);
            }
            var divisor = variance.sqrt().add_(eps);
            if (momentum > 0)
            {
                state.momentum_buffer.mul_(momentum).addcdiv_(update, divisor);
                parameter.add_(state.momentum_buffer, -learningRate);
            }
            else
            {
                parameter.addcdiv_(update, divisor, -learningRate);
            }
        }
    }
}
