// expect: parameters 11320, macs 78400, groups 6, gates 200, notes 0
// RWKV (Peng et al. 2023) in small: tokens mixed with the ones before them, decaying sums in a loop that keeps exponents in range, squared rectifiers.
// below: 50
[Prunable("8:long")]
public sealed partial class RwkvLite : Module<Tensor, Tensor>
{
    private readonly Embedding emb;
    private readonly LayerNorm ln0, ln_out;
    private readonly Sequential blocks;
    private readonly Linear head;

    public RwkvLite(int vocab_size = 50, int n_embd = 20, int n_layer = 2) : base("RWKV")
    {
        emb = Embedding(vocab_size, n_embd);
        ln0 = LayerNorm(n_embd);
        blocks = Sequential();
        for (var i = 0; i < n_layer; i++)
        {
            blocks.append($"att{i}", new Residual(n_embd, new TimeMix(n_embd, i, n_layer)));
            blocks.append($"ffn{i}", new Residual(n_embd, new ChannelMix(n_embd, 3 * n_embd)));
        }
        ln_out = LayerNorm(n_embd);
        head = Linear(n_embd, vocab_size, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor idx) => head.call(ln_out.call(blocks.call(ln0.call(emb.call(idx)))));

    private sealed class Residual : Module<Tensor, Tensor>
    {
        private readonly LayerNorm ln;
        private readonly Module<Tensor, Tensor> inner;

        public Residual(long dim, Module<Tensor, Tensor> inner) : base(nameof(Residual))
        {
            (ln, this.inner) = (LayerNorm(dim), inner);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => x + inner.call(ln.call(x));
    }

    private abstract class Mixing : Module<Tensor, Tensor>
    {
        protected readonly ZeroPad2d time_shift = ZeroPad2d((0, 0, 1, -1));

        protected Mixing(string name) : base(name) { }

        protected static Parameter Ratio(long dim, double power) => Parameter(torch.tensor(
            Enumerable.Range(0, (int)dim).Select(i => (float)Math.Pow((double)i / dim, power)).ToArray()).view(1, 1, dim));

        protected static Tensor Mix(Tensor x, Tensor xx, Tensor ratio) => x * ratio + xx * (1 - ratio);
    }

    private sealed class TimeMix : Mixing
    {
        private readonly Parameter time_decay, time_first, time_mix_k, time_mix_v, time_mix_r;
        private readonly Linear key, value, receptance, output;

        public TimeMix(int dim, int layer, int n_layer) : base(nameof(TimeMix))
        {
            var (up, down) = ((double)layer / Math.Max(n_layer - 1, 1), 1.0 - (double)layer / n_layer);
            time_decay = Parameter(torch.linspace(-5, 3, dim));
            time_first = Parameter(torch.full(dim, Math.Log(0.3)));
            (time_mix_k, time_mix_v, time_mix_r) = (Ratio(dim, down), Ratio(dim, down + 0.3 * up), Ratio(dim, 0.5 * down));
            Linear Square() => Linear(dim, dim, hasBias: false);
            (key, value, receptance, output) = (Square(), Square(), Square(), Square());
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var xx = time_shift.call(x);
            var k = key.call(Mix(x, xx, time_mix_k));
            var v = value.call(Mix(x, xx, time_mix_v));
            var r = torch.sigmoid(receptance.call(Mix(x, xx, time_mix_r)));
            return output.call(r * Wkv(k, v));
        }

        private Tensor Wkv(Tensor k, Tensor v)
        {
            var decay = -torch.exp(time_decay);
            var state = (Num: torch.zeros_like(k[.., 0]), Den: torch.zeros_like(k[.., 0]), Max: torch.full_like(k[.., 0], -1e30));
            var outputs = new Tensor[k.shape[1]];
            for (var t = 0; t < outputs.Length; t++)
            {
                var (kt, vt) = (k[.., t], v[.., t]);
                var ww = time_first + kt;
                var p = torch.maximum(state.Max, ww);
                var (e1, e2) = (torch.exp(state.Max - p), torch.exp(ww - p));
                outputs[t] = (e1 * state.Num + e2 * vt) / (e1 * state.Den + e2);
                ww = state.Max + decay;
                p = torch.maximum(ww, kt);
                (e1, e2) = (torch.exp(ww - p), torch.exp(kt - p));
                state = (e1 * state.Num + e2 * vt, e1 * state.Den + e2, p);
            }
            return torch.stack(outputs, dim: 1);
        }
    }

    private sealed class ChannelMix : Mixing
    {
        private readonly Parameter time_mix_k, time_mix_r;
        private readonly Linear key, receptance, value;

        public ChannelMix(long dim, long hidden) : base(nameof(ChannelMix))
        {
            (time_mix_k, time_mix_r) = (Ratio(dim, 1), Ratio(dim, 1));
            (key, value) = (Linear(dim, hidden, hasBias: false), Linear(hidden, dim, hasBias: false));
            receptance = Linear(dim, dim, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var xx = time_shift.call(x);
            var k = torch.square(functional.relu(key.call(Mix(x, xx, time_mix_k))));
            return torch.sigmoid(receptance.call(Mix(x, xx, time_mix_r))) * value.call(k);
        }
    }
}
