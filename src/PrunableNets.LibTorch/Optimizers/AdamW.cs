using System;
using System.Collections.Generic;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
public partial class AdamW : OptimizerHelper, torch.optim.IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1E-08, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize };
        foreach (var group in parameters)
            add_param_group(group);
    }

    public (double, double) Betas
    {
        get => (((Options)_defaults).beta1.Value, ((Options)_defaults).beta2.Value);
        set
        {
            (((Options)_defaults).beta1, ((Options)_defaults).beta2) = value;
            foreach (var group in _parameter_groups)
                (((Options)group.Options).beta1, ((Options)group.Options).beta2) = value;
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
        var amsgrad = options.amsgrad.Value;
        var maximize = options.maximize.Value;
        var beta1 = options.beta1.Value;
        var beta2 = options.beta2.Value;
        var eps = options.eps.Value;
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
                parameter.mul_(1 - learningRate * weightDecay);
            state.exp_avg.mul_(beta1).add_(update, 1 - beta1);
            state.exp_avg_sq.mul_(beta2).addcmul_(update, update, 1 - beta2);
            var secondMoment = state.exp_avg_sq;
            if (amsgrad)
                secondMoment = state.max_exp_avg_sq.copy_(state.max_exp_avg_sq.maximum(state.exp_avg_sq));
            var correction1 = 1 - Math.Pow(beta1, state.step);
            var correction2 = Math.Sqrt(1 - Math.Pow(beta2, state.step));
            var divisor = secondMoment.sqrt().div_(correction2).add_(eps);
            parameter.addcdiv_(state.exp_avg, divisor, -learningRate / correction1);
        }
    }
}
