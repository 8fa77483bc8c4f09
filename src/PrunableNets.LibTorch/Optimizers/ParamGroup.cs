using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Modules;

/// <summary>Parameters that are trained with the same options; an option left null takes the optimizer's default.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    public IEnumerable<Parameter> Parameters { get; set; }
    public OptimizerOptions Options { get; set; }

    /// <summary>Whether a scheduler took the learning rate for its base: a second scheduler must not take the first one's rate for it.</summary>
    internal bool IsScheduled { get; set; }

    public double LearningRate
    {
        get => Options.LearningRate.Value;
        set => Options.LearningRate = value;
    }

    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}

public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    public ParamGroup()
    {
    }

    public ParamGroup(IEnumerable<Parameter> parameters, TOptions options = null)
    {
        // Held as a list: module.parameters() would walk the module again at every step.
        Parameters = parameters.ToList();
        Options = options;
    }

    public new TOptions Options
    {
        get => (TOptions)base.Options;
        set => base.Options = value;
    }
}
