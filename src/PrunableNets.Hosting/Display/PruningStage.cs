namespace PrunableNets.Hosting;

/// <summary>The steps of a run, in order.</summary>
public enum PruningStage
{
    /// <summary>Loads or trains the dense network and measures it.</summary>
    Dense,

    /// <summary>The method chooses channels under the target.</summary>
    Select,

    /// <summary>Runs the built slim class against the hard-gated network.</summary>
    Verify,

    /// <summary>Builds the slim network and compares it with the gated one.</summary>
    Slim,

    /// <summary>Goes on with the training that the network was pruned in the course of, now with the slim one.</summary>
    Train,

    /// <summary>Brings the means of the slim network's layers back.</summary>
    Recover,

    /// <summary>Solves the weights of the slim network anew.</summary>
    Reconstruct,

    /// <summary>Measures the batch norms of the slim network anew.</summary>
    Recalibrate,

    /// <summary>Fine-tunes the slim network.</summary>
    FineTune,

    /// <summary>Writes the plan and the weights.</summary>
    Write,
}
