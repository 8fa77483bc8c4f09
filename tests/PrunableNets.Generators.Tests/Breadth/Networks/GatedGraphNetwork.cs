// expect: parameters 3898, macs 82104, groups 5, gates 92, notes 1, float32 alone
// A gated graph network (Li et al. 2016; message passing after Gilmer et al. 2017): one adjacency per type of edge, a GRU cell, a gated sum.
[Prunable("9x6", "3x9x9")]
public sealed partial class GatedGraphNetwork : Module<Tensor, Tensor, Tensor>
{
    private static readonly string[] Bonds = ["single", "double", "aromatic"];

    private readonly long state_dim;
    private readonly int n_steps;
    private readonly Linear input, gate, value;
    private readonly ModuleDict<Linear> messages;
    private readonly GRUCell update;
    private readonly Sequential output;

    public GatedGraphNetwork(long annotation_dim = 6, long state_dim = 16, int n_steps = 3, long graph_dim = 20) : base("GGNN")
    {
        this.state_dim = state_dim;
        this.n_steps = n_steps > 0 ? n_steps : throw new ArgumentException("A message has to go at least one step.", nameof(n_steps));
        input = Linear(annotation_dim, state_dim);
        messages = new ModuleDict<Linear>();
        foreach (var bond in Bonds)
            messages.Add(bond, Linear(state_dim, state_dim, hasBias: bond != "aromatic"));
        update = GRUCell(state_dim, state_dim);
        gate = Linear(state_dim + annotation_dim, graph_dim);
        value = Linear(state_dim, graph_dim);
        output = Sequential(("hidden", Linear(graph_dim, 24)), ("relu", LeakyReLU(0.1)), ("target", Linear(24, 2)));
        RegisterComponents();
    }

    private Tensor Propagate(Tensor h, Tensor edges)
    {
        Tensor? sum = null;
        foreach (var (bond, type) in Bonds.Select((bond, type) => (bond, type)))
        {
            var message = torch.bmm(edges[.., type], messages[bond].call(h));
            sum = sum is null ? message : sum + message;
        }
        var flat = update.call(sum!.reshape(-1, state_dim), h.reshape(-1, state_dim));
        return flat.view_as(h);
    }

    public override Tensor forward(Tensor annotation, Tensor edges)
    {
        var h = torch.tanh(input.call(annotation));
        for (var step = n_steps; step > 0; step--)
            h = Propagate(h, edges);
        var soft = torch.sigmoid(gate.call(torch.cat([h, annotation], dim: -1)));
        var readout = (soft * torch.tanh(value.call(h))).sum(dim: 1);
        return output.call(readout);
    }
}
