using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer's groups, once per epoch, by PyTorch's formulas.</summary>
            public abstract class LRScheduler
            {
                internal readonly Optimizer _optimizer;
                internal readonly double[] _base_lrs;
                internal int _last_epoch = -1;
                private readonly bool verbose;
                protected int _step_count;

                protected LRScheduler()
                {
                }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    (_optimizer, _last_epoch, this.verbose) = (optimizer, last_epoch, verbose);
                    var groups = Groups.ToArray();
                    if (last_epoch == -1)
                        foreach (var group in groups.OfType<ParamGroup>().Where(group => !group.IsScheduled))
                            (group.InitialLearningRate, group.IsScheduled) = (group.LearningRate, true);
                    _base_lrs = groups.Select(group => group.InitialLearningRate).ToArray();
                }

                internal IEnumerable<ILearningRateController> Groups => _optimizer.ParamGroups;
                internal IEnumerable<double> CurrentLRs => Groups.Select(group => group.LearningRate);

                public virtual void step()
                {
                    _step_count++;
                    _last_epoch++;
                    Apply(get_lr());
                }

                /// <summary>Goes to the given epoch, by the closed form where there is one.</summary>
                public virtual void step(int? epoch)
                {
                    if (epoch is null)
                    {
                        step();
                        return;
                    }
                    _step_count++;
                    _last_epoch = epoch.Value;
                    Apply(get_closed_form_lr());
                }

                /// <summary>For schedulers that follow a metric; the others ignore it.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => CurrentLRs.ToList();

                protected virtual IEnumerable<double> get_lr() => CurrentLRs;
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private void Apply(IEnumerable<double> rates)
                {
                    foreach (var (group, rate) in Groups.Zip(rates.ToArray()))
                    {
                        if (verbose && group.LearningRate != rate)
                            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Adjusting learning rate to {rate}"));
                        group.LearningRate = rate;
                    }
                }
            }
        }
    }
}
