// expect: parameters 15339, macs 279128, groups 9, gates 272, notes 0
// PointNet (Qi et al. 2017): learned input transforms with an identity added, bmm, maxima over the points.
[Prunable("3x64")]
public sealed partial class PointNet : Module<Tensor, Tensor>
{
    private readonly TNet input_transform, feature_transform;
    private readonly Conv1d conv1, conv2, conv3;
    private readonly BatchNorm1d bn1, bn2, bn3;
    private readonly Sequential head;

    public PointNet(int classes = 10) : base(nameof(PointNet))
    {
        input_transform = new TNet(k: 3);
        feature_transform = new TNet(k: 16);
        conv1 = Conv1d(3, 16, 1);
        conv2 = Conv1d(16, 32, 1);
        conv3 = Conv1d(32, 64, 1);
        bn1 = BatchNorm1d(16);
        bn2 = BatchNorm1d(32);
        bn3 = BatchNorm1d(64);
        head = Sequential(Linear(64, 32), BatchNorm1d(32), ReLU(), Dropout(p: 0.3), Linear(32, classes), LogSoftmax(dim: 1));
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var matrix3x3 = input_transform.call(input);
        var xb = torch.bmm(torch.transpose(input, 1, 2), matrix3x3).transpose(1, 2);
        xb = functional.relu(bn1.call(conv1.call(xb)));
        var matrix64x64 = feature_transform.call(xb);
        xb = torch.bmm(torch.transpose(xb, 1, 2), matrix64x64).transpose(1, 2);
        xb = functional.relu(bn2.call(conv2.call(xb)));
        xb = bn3.call(conv3.call(xb));
        xb = functional.max_pool1d(xb, xb.size(-1));
        return head.call(torch.flatten(xb, 1));
    }

    private sealed class TNet : Module<Tensor, Tensor>
    {
        private readonly int k;
        private readonly Conv1d conv1, conv2;
        private readonly Linear fc1, fc2;
        private readonly BatchNorm1d bn1, bn2, bn3;

        public TNet(int k = 3) : base(nameof(TNet))
        {
            this.k = k;
            conv1 = Conv1d(k, 16, 1);
            conv2 = Conv1d(16, 32, 1);
            fc1 = Linear(32, 24);
            fc2 = Linear(24, k * k);
            (bn1, bn2, bn3) = (BatchNorm1d(16), BatchNorm1d(32), BatchNorm1d(24));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var bs = input.size(0);
            var xb = functional.relu(bn1.call(conv1.call(input)));
            xb = functional.relu(bn2.call(conv2.call(xb)));
            xb = torch.max(xb, 2, keepdim: true).values;
            xb = xb.view(-1, 32);
            xb = functional.relu(bn3.call(fc1.call(xb)));
            var init = torch.eye(k, requires_grad: true).repeat(bs, 1, 1).to(input.device);
            return fc2.call(xb).view(-1, k, k) + init;
        }
    }
}
