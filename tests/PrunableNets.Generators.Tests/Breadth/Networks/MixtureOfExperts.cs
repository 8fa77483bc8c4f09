// expect: parameters 6026, macs 5928, groups 8, gates 196, notes 0, float32 alone
// Multi-gate mixture of experts (Ma et al. 2018): shared experts, a gate and a tower for each named task, generic factories.
[Prunable("16")]
public sealed partial class MixtureOfExperts : Module<Tensor, Tensor>
{
    [Flags]
    public enum Tasks
    {
        None = 0,
        Click = 1,
        Like = 2,
        Watch = 4,
        All = Click | Like | Watch,
    }

    private readonly string[] task_names;
    private readonly ModuleList<Sequential> experts;
    private readonly ModuleDict<Linear> task_gates;
    private readonly ModuleDict<Sequential> towers;

    public MixtureOfExperts(long input_dim = 16, int num_experts = 4, long expert_dim = 20, Tasks tasks = Tasks.Click | Tasks.Watch) : base("MMoE")
    {
        task_names = Enum.GetValues<Tasks>().Where(t => t is not (Tasks.None or Tasks.All) && tasks.HasFlag(t)).Select(t => t.ToString()).ToArray();
        if (task_names is [])
            throw new ArgumentException("There has to be a task.", nameof(tasks));
        experts = new ModuleList<Sequential>(Repeat(num_experts, () => Dnn(input_dim, [32, expert_dim])).ToArray());
        task_gates = PerTask(_ => Linear(input_dim, num_experts, hasBias: false));
        towers = PerTask(name => Dnn(expert_dim, name == nameof(Tasks.Watch) ? [24, 12] : [12]).append("logit", Linear(12, 1)));
        RegisterComponents();
    }

    private static IEnumerable<T> Repeat<T>(int count, Func<T> create) where T : Module
    {
        for (; count > 0; count--)
            yield return create();
    }

    private ModuleDict<T> PerTask<T>(Func<string, T> create) where T : Module
    {
        var modules = new ModuleDict<T>();
        foreach (var name in task_names)
            modules.Add(name, create(name));
        return modules;
    }

    private static Sequential Dnn(long input, IEnumerable<long> hidden)
    {
        var layers = Sequential();
        foreach (var width in hidden)
        {
            layers.append($"linear{layers.Count}", Linear(input, width));
            layers.append($"act{layers.Count}", ReLU());
            input = width;
        }
        return layers;
    }

    public override Tensor forward(Tensor x)
    {
        var expert_outs = torch.stack(from expert in experts select expert.call(x), dim: 1);
        var task_outs = new Dictionary<string, Tensor>();
        foreach (var name in task_names)
        {
            var gate_out = task_gates[name].call(x).softmax(1).unsqueeze(1);
            var mixed = torch.matmul(gate_out, expert_outs).squeeze(1);
            task_outs[name] = torch.sigmoid(towers[name].call(mixed));
        }
        return torch.cat(task_outs.Values.ToList(), dim: -1);
    }
}
