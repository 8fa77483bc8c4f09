// expect: parameters 4361, macs 2704, groups 6, gates 128, notes 0
// Neural collaborative filtering (He et al. 2017): a matrix-factorisation and a perceptron path, joined.
// below: 20
[Prunable("1:long", "1:long")]
public sealed partial class NeuralCollaborativeFiltering : Module<Tensor, Tensor, Tensor>
{
    private readonly Embedding embed_user_GMF, embed_item_GMF, embed_user_MLP, embed_item_MLP;
    private readonly Sequential MLP_layers;
    private readonly Linear predict_layer;

    public NeuralCollaborativeFiltering(long users = 20, long items = 20, int factor_num = 8, int num_layers = 3, double dropout = 0.0) : base("NCF")
    {
        embed_user_GMF = Embedding(users, factor_num);
        embed_item_GMF = Embedding(items, factor_num);
        embed_user_MLP = Embedding(users, factor_num * (1 << (num_layers - 1)));
        embed_item_MLP = Embedding(items, factor_num * (1 << (num_layers - 1)));
        List<Module<Tensor, Tensor>> modules = [];
        for (int i = 0; i < num_layers; i++)
        {
            int input_size = factor_num * (int)Math.Pow(2, num_layers - i);
            modules.Add(Dropout(p: dropout));
            modules.Add(Linear(input_size, input_size / 2));
            modules.Add(ReLU());
        }
        MLP_layers = Sequential(modules);
        predict_layer = Linear(factor_num * 2, 1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor user, Tensor item)
    {
        (user, item) = (user.flatten(), item.flatten());
        var output_GMF = embed_user_GMF.call(user) * embed_item_GMF.call(item);
        var interaction = torch.cat([embed_user_MLP.call(user), embed_item_MLP.call(item)], -1);
        var output_MLP = MLP_layers.call(interaction);
        var concat = torch.cat([output_GMF, output_MLP], -1);
        return predict_layer.call(concat).view(-1);
    }
}
