using System.Collections.Generic;

namespace TorchSharp.Modules;

public partial class SGD
{
    public class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        public double Momentum
        {
            get => Options.momentum.Value;
            set => Options.momentum = value;
        }
    }
}
