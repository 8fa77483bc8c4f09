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
                /// <summary>One rise and one fall of the learning rate, the momentum moving against it (Smith and Topin, 2018).</summary>
                public class OneCycleLR : LRScheduler
                {
                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    private readonly double[] max_lrs;
                    private readonly double[] base_momenta;
                    private readonly double[] max_momenta;
                    private readonly double div_factor;
                    private readonly double final_div_factor;
                    private readonly bool cycle_momentum;
                    private readonly AnnealStrategy anneal_strategy;
                    private readonly double[] phase_ends;
                    private readonly bool three_phase;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, optimizer.ParamGroups.Select(_ => max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, optimizer.ParamGroups.Select(_ => base_momentum), optimizer.ParamGroups.Select(_ => max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    /// <exception cref="ArgumentException">The number of steps is given neither as total_steps nor as epochs and steps_per_epoch.</exception>
                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double> base_momentum = null, IEnumerable<double> max_momentum = null, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        var total = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        if (total <= 0 || (total_steps <= 0 && epochs <= 0))
                            throw new ArgumentException("OneCycleLR needs total_steps, or epochs and steps_per_epoch.");
                        max_lrs = max_lr.ToArray();
                        base_momenta = (base_momentum ?? max_lrs.Select(_ => 0.85)).ToArray();
                        max_momenta = (max_momentum ?? max_lrs.Select(_ => 0.95)).ToArray();
                        (this.div_factor, this.final_div_factor, this.three_phase) = (div_factor, final_div_factor, three_phase);
                        (this.cycle_momentum, this.anneal_strategy) = (cycle_momentum, anneal_strategy);
                        phase_ends = three_phase ? [pct_start * total - 1, 2 * pct_start * total - 2, total - 1] : [pct_start * total - 1, total - 1];
                        if (last_epoch == -1)
                            foreach (var (group, rate) in Groups.Zip(max_lrs))
                                group.InitialLearningRate = rate / div_factor;
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > phase_ends[^1])
                            throw new InvalidOperationException($"OneCycleLR was stepped {_last_epoch} times, but was made for {phase_ends[^1] + 1} steps.");
                        var phase = Array.FindIndex(phase_ends, end => _last_epoch <= end);
                        var start = phase == 0 ? 0 : phase_ends[phase - 1];
                        var share = (_last_epoch - start) / (phase_ends[phase] - start);
                        foreach (var (group, i) in Groups.Select((group, i) => (group, i)))
                        {
                            double initial = max_lrs[i] / div_factor, least = initial / final_div_factor;
                            double[] rates = three_phase ? [initial, max_lrs[i], initial, least] : [initial, max_lrs[i], least];
                            double[] momenta = three_phase ? [max_momenta[i], base_momenta[i], max_momenta[i], max_momenta[i]] : [max_momenta[i], base_momenta[i], max_momenta[i]];
                            if (cycle_momentum)
                                SetMomentum(group, Anneal(momenta[phase], momenta[phase + 1], share));
                            yield return Anneal(rates[phase], rates[phase + 1], share);
                        }
                    }

                    private double Anneal(double from, double to, double share) => anneal_strategy == AnnealStrategy.Linear
                        ? from + (to - from) * share
                        : to + (from - to) / 2 * (1 + Math.Cos(Math.PI * share));

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas)
                            betas.Betas = (value, betas.Betas.Item2);
                        else if (group is IMomentum momentum)
                            momentum.Momentum = value;
                    }
                }
            }
        }
    }
}
