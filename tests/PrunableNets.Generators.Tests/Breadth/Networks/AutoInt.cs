// AutoInt (Song et al. 2019): fields attend to each other; weights as parameters, heads split and stacked, contractions as tensordot and einsum.
// below: 9
[Prunable("7:long")]
public sealed partial class AutoInt : Module<Tensor, Tensor>
{
    private readonly Embedding embedding;
    private readonly ModuleList<InteractingLayer> int_layers;
    private readonly Sequential dnn;
    private readonly Linear dnn_linear;

    public AutoInt(int fields = 7, int vocabulary = 9, int embedding_size = 8, int att_layer_num = 2, int head_num = 2) : base(nameof(AutoInt))
    {
        embedding = Embedding(vocabulary, embedding_size);
        int_layers = new ModuleList<InteractingLayer>();
        for (int i = 0; i < att_layer_num; i++)
            int_layers.Add(new InteractingLayer(embedding_size, head_num));
        dnn = Sequential(Flatten(), Linear(fields * embedding_size, 32), ReLU(), Linear(32, 16), ReLU());
        dnn_linear = Linear(fields * embedding_size + 16, 1, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor X)
    {
        var att_input = embedding.call(X);
        var deep_out = dnn.call(att_input);
        foreach (var layer in int_layers)
            att_input = layer.call(att_input);
        var att_output = torch.flatten(att_input, start_dim: 1);
        var stack_out = torch.concat([att_output, deep_out], dim: -1);
        return torch.sigmoid(dnn_linear.call(stack_out));
    }

    private sealed class InteractingLayer : Module<Tensor, Tensor>
    {
        private readonly long att_embedding_size;
        private readonly bool scaling;
        private readonly Parameter W_Query, W_key, W_Value;
        private readonly Parameter? W_Res;

        public InteractingLayer(int embedding_size, int head_num, bool use_res = true, bool scaling = true) : base(nameof(InteractingLayer))
        {
            if (head_num <= 0)
                throw new ArgumentException("head_num must be a int > 0");
            att_embedding_size = Math.DivRem(embedding_size, head_num, out var rest);
            if (rest != 0)
                throw new ArgumentException("embedding_size is not an integer multiple of head_num!");
            this.scaling = scaling;
            Parameter Weight() => Parameter(torch.randn(embedding_size, embedding_size) * 0.05);
            W_Query = Weight();
            W_key = Weight();
            W_Value = Weight();
            if (use_res)
                W_Res = Weight();
            RegisterComponents();
        }

        public override Tensor forward(Tensor inputs)
        {
            var querys = {|PRN1003:torch.tensordot(inputs, W_Query, [-1], [0])|};
            var keys = torch.tensordot(inputs, W_key, [-1], [0]);
            var values = torch.tensordot(inputs, W_Value, [-1], [0]);

            querys = torch.stack(querys.split(att_embedding_size, dim: 2));
            keys = torch.stack(keys.split(att_embedding_size, dim: 2));
            values = torch.stack(values.split(att_embedding_size, dim: 2));

            var inner_product = torch.einsum("bnik,bnjk->bnij", querys, keys);
            if (scaling)
                inner_product /= Math.Sqrt(att_embedding_size);
            var normalized_att_scores = functional.softmax(inner_product, dim: -1);
            var result = torch.matmul(normalized_att_scores, values);
            result = torch.cat(result.unbind(), dim: -1);
            if (W_Res is not null)
                result += torch.tensordot(inputs, W_Res, [-1], [0]);
            return functional.relu(result);
        }
    }
}
