using System.Collections.Generic;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>One call of a module in <c>forward</c>: what is computed in it belongs together in the user's class.</summary>
/// <param name="caller">The call in which it is called; null for the network's own.</param>
/// <param name="path">The module's path, empty for the network itself.</param>
/// <param name="arguments">The tensors that it is given.</param>
/// <param name="isChain">The module calls its children one after another, as <c>Sequential</c> does.</param>
public sealed class ModuleCall(ModuleCall? caller, string path, IReadOnlyList<Node> arguments, bool isChain)
{
    public ModuleCall? Caller { get; } = caller;

    public string Path { get; } = path;

    public IReadOnlyList<Node> Arguments { get; } = arguments;

    public bool IsChain { get; } = isChain;

    /// <summary>
    /// What the code of the call names the tensors that it has in local variables and parameters, by the first name of each.
    /// </summary>
    public IReadOnlyDictionary<Node, string> Locals => locals;

    private readonly Dictionary<Node, string> locals = [];

    /// <summary>This call, the one in which it is made, and so on, the network's own last.</summary>
    public IEnumerable<ModuleCall> Chain()
    {
        for (var call = this; call is not null; call = call.Caller)
            yield return call;
    }

    internal void Name(Node node, string name)
    {
        if (!locals.ContainsKey(node))
            locals.Add(node, name);
    }
}
