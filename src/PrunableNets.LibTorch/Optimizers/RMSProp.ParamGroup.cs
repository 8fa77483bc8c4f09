using System.Collections.Generic;

namespace TorchSharp.Modules;

public partial class RMSProp
{
    public class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1E-08, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options { LearningRate = lr, eps = eps, alpha = alpha, weight_decay = weight_decay, momentum = momentum, centered = centered })
        {
        }

        public double Momentum
        {
            get => Options.momentum.Value;
            set => Options.momentum = value;
        }
    }
}
