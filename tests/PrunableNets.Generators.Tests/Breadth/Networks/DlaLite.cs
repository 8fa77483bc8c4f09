// expect: parameters 94986, macs 3460416, groups 25, gates 556, notes 0
// Deep layer aggregation (Yu et al. 2018): trees of trees over basic blocks, their roots join what the levels below gave.
[Prunable("3x32x32")]
public sealed partial class DlaLite : Module<Tensor, Tensor>
{
    private readonly Sequential base_layer, level0, level1;
    private readonly ModuleList<Tree> trees = new();
    private readonly Conv2d fc;

    public DlaLite(int num_classes = 10) : base("DLA")
    {
        (int Depth, int Width, bool LevelRoot)[] levels = [(1, 16, false), (2, 24, true), (1, 32, true)];
        base_layer = Sequential(Conv2d(3, 8, 7, stride: 1, padding: 3, bias: false), BatchNorm2d(8), ReLU(inplace: true));
        level0 = ConvLevel(8, 8, 1);
        level1 = ConvLevel(8, 12, 1, stride: 2);
        var width = 12;
        foreach (var level in levels)
        {
            trees.Add(new Tree(level.Depth, width, level.Width, stride: 2, level.LevelRoot));
            width = level.Width;
        }
        fc = Conv2d(width, num_classes, kernel_size: 1, bias: true);
        RegisterComponents();
    }

    private static Sequential ConvLevel(int input, int output, int convs, int stride = 1)
    {
        var modules = Sequential();
        for (var i = 0; i < convs; i++, input = output, stride = 1)
            modules.append(Conv2d(input, output, 3, stride, 1, bias: false)).append(BatchNorm2d(output)).append(ReLU(inplace: true));
        return modules;
    }

    public override Tensor forward(Tensor x)
    {
        x = level1.call(level0.call(base_layer.call(x)));
        foreach (var tree in trees)
            x = tree.call(x, null, null);
        return fc.call(functional.adaptive_avg_pool2d(x, 1)).flatten(1);
    }

    /// <summary>A block or a tree; a block adds what it is given, a tree aggregates the children.</summary>
    private abstract class Node(string name) : Module<Tensor, Tensor?, List<Tensor>?, Tensor>(name)
    {
        public static Node Make(int levels, int input, int output, int stride, int root) =>
            levels == 0 ? new BasicBlock(input, output, stride) : new Tree(levels, input, output, stride, root_dim: root);
    }

    private sealed class BasicBlock : Node
    {
        private readonly Conv2d conv1, conv2;
        private readonly BatchNorm2d bn1, bn2;

        public BasicBlock(int inplanes, int planes, int stride) : base(nameof(BasicBlock))
        {
            conv1 = Conv2d(inplanes, planes, 3, stride: stride, padding: 1, bias: false);
            bn1 = BatchNorm2d(planes);
            conv2 = Conv2d(planes, planes, 3, stride: 1, padding: 1, bias: false);
            bn2 = BatchNorm2d(planes);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? residual, List<Tensor>? children)
        {
            var y = functional.relu(bn1.call(conv1.call(x)));
            return functional.relu(bn2.call(conv2.call(y)) + (residual ?? x));
        }
    }

    private sealed class Root : Module<IReadOnlyList<Tensor>, Tensor>
    {
        private readonly Conv2d conv;
        private readonly BatchNorm2d bn;

        public Root(int input, int output) : base(nameof(Root))
        {
            conv = Conv2d(input, output, 1, stride: 1, bias: false);
            bn = BatchNorm2d(output);
            RegisterComponents();
        }

        public override Tensor forward(IReadOnlyList<Tensor> x) => functional.relu(bn.call(conv.call(torch.cat(x.ToArray(), 1))));
    }

    private sealed class Tree : Node
    {
        private readonly bool level_root;
        private readonly Node tree1, tree2;
        private readonly Root? root;
        private readonly MaxPool2d? downsample;
        private readonly Sequential? project;

        public Tree(int levels, int input, int output, int stride, bool level_root = false, int root_dim = 0) : base(nameof(Tree))
        {
            this.level_root = level_root;
            root_dim = (root_dim == 0 ? 2 * output : root_dim) + (level_root ? input : 0);
            tree1 = Make(levels - 1, input, output, stride, root: 0);
            tree2 = Make(levels - 1, output, output, 1, root: root_dim + output);
            root = levels == 1 ? new Root(root_dim, output) : null;
            downsample = stride > 1 ? MaxPool2d(stride, stride: stride) : null;
            if (input != output && levels == 1)
                project = Sequential(Conv2d(input, output, kernel_size: 1, stride: 1, bias: false), BatchNorm2d(output));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x, Tensor? residual, List<Tensor>? children)
        {
            children = children is null ? [] : [.. children];
            var bottom = downsample?.call(x) ?? x;
            residual = project?.call(bottom) ?? bottom;
            if (level_root)
                children.Add(bottom);
            var x1 = tree1.call(x, residual, null);
            if (root is not null)
                return root.call([tree2.call(x1, null, null), x1, .. children]);
            children.Add(x1);
            return tree2.call(x1, null, children);
        }
    }
}
