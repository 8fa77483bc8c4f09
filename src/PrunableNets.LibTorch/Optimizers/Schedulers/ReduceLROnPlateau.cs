using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Lowers the rate when a metric has not improved for <c>patience</c> epochs.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool lowerIsBetter;
                    private readonly bool relative;
                    private readonly double factor;
                    private readonly int patience;
                    private readonly double threshold;
                    private readonly int cooldown;
                    private readonly double[] min_lrs;
                    private readonly double eps;
                    private double best;
                    private int badEpochs;
                    private int coolingDown;

                    /// <exception cref="ArgumentException">The factor is at least 1, or a mode is none of those there are.</exception>
                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0, IList<double> min_lr = null, double eps = 1E-08, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1)
                            throw new ArgumentException("The factor must be below 1.", nameof(factor));
                        lowerIsBetter = mode switch { "min" => true, "max" => false, _ => throw new ArgumentException($"The mode is \"min\" or \"max\", not \"{mode}\".", nameof(mode)) };
                        relative = threshold_mode switch { "rel" => true, "abs" => false, _ => throw new ArgumentException($"The threshold mode is \"rel\" or \"abs\", not \"{threshold_mode}\".", nameof(threshold_mode)) };
                        (this.factor, this.patience, this.threshold, this.cooldown, this.eps) = (factor, patience, threshold, cooldown, eps);
                        min_lrs = min_lr is { Count: > 0 } ? Groups.Select((_, i) => min_lr[Math.Min(i, min_lr.Count - 1)]).ToArray() : Groups.Select(_ => 0.0).ToArray();
                        best = lowerIsBetter ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    /// <exception cref="InvalidOperationException">Always: this scheduler needs the metric.</exception>
                    public override void step() => throw new InvalidOperationException("ReduceLROnPlateau needs the metric: call step(value).");

                    public override void step(int? epoch) => step();

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (IsBetter(current))
                            (best, badEpochs) = (current, 0);
                        else
                            badEpochs++;
                        if (coolingDown > 0)
                            (coolingDown, badEpochs) = (coolingDown - 1, 0);
                        if (badEpochs <= patience)
                            return;
                        foreach (var (group, least) in Groups.Zip(min_lrs))
                        {
                            var rate = Math.Max(group.LearningRate * factor, least);
                            if (group.LearningRate - rate > eps)
                                group.LearningRate = rate;
                        }
                        (coolingDown, badEpochs) = (cooldown, 0);
                    }

                    private bool IsBetter(double current)
                    {
                        var margin = relative && !double.IsInfinity(best) ? threshold * Math.Abs(best) : relative ? 0 : threshold;
                        return lowerIsBetter ? current < best - margin : current > best + margin;
                    }
                }
            }
        }
    }
}
