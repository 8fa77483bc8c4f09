// A set transformer (Lee et al. 2019): attention through induced points, pooling by seeds; blocks derive from one that knows its attention.
[Prunable("10x4")]
public sealed partial class SetTransformerLite : Module<Tensor, Tensor>
{
    private readonly Sequential enc, dec;

    public SetTransformerLite(int dim_input = 4, int num_outputs = 2, int dim_output = 5, int num_inds = 6, int dim_hidden = 24, int num_heads = 3, bool ln = true) : base(nameof(SetTransformerLite))
    {
        enc = Sequential(
            new InducedSetAttention(dim_input, dim_hidden, num_heads, num_inds, ln),
            new InducedSetAttention(dim_hidden, dim_hidden, num_heads, num_inds, ln));
        dec = Sequential(
            new PoolingByAttention(dim_hidden, num_heads, num_outputs, ln),
            new SetAttention(dim_hidden, dim_hidden, num_heads, ln),
            Linear(dim_hidden, dim_output));
        RegisterComponents();
    }

    public override Tensor forward(Tensor X) => dec.call(enc.call(X));

    private sealed class Mab : Module<Tensor, Tensor, Tensor>
    {
        private readonly int dim_V, num_heads;
        private readonly Linear fc_q, fc_k, fc_v, fc_o;
        private readonly LayerNorm? ln0, ln1;

        public Mab(int dim_Q, int dim_K, int dim_V, int num_heads, bool ln = false) : base("MAB")
        {
            (this.dim_V, this.num_heads) = (dim_V, num_heads);
            fc_q = Linear(dim_Q, dim_V);
            fc_k = Linear(dim_K, dim_V);
            fc_v = Linear(dim_K, dim_V);
            if (ln)
                (ln0, ln1) = (LayerNorm(dim_V), LayerNorm(dim_V));
            fc_o = Linear(dim_V, dim_V);
            RegisterComponents();
        }

        public override Tensor forward(Tensor Q, Tensor K)
        {
            Q = fc_q.call(Q);
            (K, var V) = (fc_k.call(K), fc_v.call(K));

            var dim_split = dim_V / num_heads;
            var Q_ = {|PRN1002:torch.cat(Q.split(dim_split, 2), 0)|};
            var K_ = torch.cat(K.split(dim_split, 2), 0);
            var V_ = torch.cat(V.split(dim_split, 2), 0);

            var A = torch.softmax(Q_.bmm(K_.transpose(1, 2)) / Math.Sqrt(dim_V), 2);
            var O = torch.cat((Q_ + A.bmm(V_)).split(Q.size(0), 0), 2);
            O = ln0?.call(O) ?? O;
            O = O + functional.relu(fc_o.call(O));
            return ln1 is null ? O : ln1.call(O);
        }
    }

    private abstract class SetBlock(string name) : Module<Tensor, Tensor>(name)
    {
        protected static Parameter Points(long count, long dim)
        {
            var points = Parameter(torch.empty(1L, count, dim));
            init.xavier_uniform_(points);
            return points;
        }

        public abstract override Tensor forward(Tensor X);
    }

    private sealed class SetAttention : SetBlock
    {
        private readonly Mab mab;

        public SetAttention(int dim_in, int dim_out, int num_heads, bool ln) : base("SAB")
        {
            mab = new Mab(dim_in, dim_in, dim_out, num_heads, ln);
            RegisterComponents();
        }

        public override Tensor forward(Tensor X) => mab.call(X, X);
    }

    private sealed class InducedSetAttention : SetBlock
    {
        private readonly Parameter I;
        private readonly Mab mab0, mab1;

        public InducedSetAttention(int dim_in, int dim_out, int num_heads, int num_inds, bool ln) : base("ISAB")
        {
            I = Points(num_inds, dim_out);
            mab0 = new Mab(dim_out, dim_in, dim_out, num_heads, ln);
            mab1 = new Mab(dim_in, dim_out, dim_out, num_heads, ln);
            RegisterComponents();
        }

        public override Tensor forward(Tensor X)
        {
            var H = mab0.call(I.repeat(X.size(0), 1, 1), X);
            return mab1.call(X, H);
        }
    }

    private sealed class PoolingByAttention : SetBlock
    {
        private readonly Parameter S;
        private readonly Mab mab;

        public PoolingByAttention(int dim, int num_heads, int num_seeds, bool ln) : base("PMA")
        {
            S = Points(num_seeds, dim);
            mab = new Mab(dim, dim, dim, num_heads, ln);
            RegisterComponents();
        }

        public override Tensor forward(Tensor X) => mab.call(S.expand(X.shape[0], -1, -1), X);
    }
}
