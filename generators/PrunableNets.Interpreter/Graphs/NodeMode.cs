using System;

namespace PrunableNets.Interpreter.Graphs;

/// <summary>When a node is computed.</summary>
[Flags]
public enum NodeMode
{
    None = 0,

    /// <summary>The result depends on it while training.</summary>
    Training = 1,

    /// <summary>The result depends on it in evaluation.</summary>
    Evaluation = 2,

    Always = Training | Evaluation,
}
