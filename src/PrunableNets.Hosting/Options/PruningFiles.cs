using System;
using System.IO;

namespace PrunableNets.Hosting;

/// <summary>Where a run writes.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="SlimWeights">Weights of the slim network as they were cut.</param>
/// <param name="RunDirectory">Folder of all that tells of the run.</param>
/// <param name="LastForm">What the slim network is at the end (<see cref="Finishing.LastForm"/>).</param>
internal readonly record struct PruningFiles(string Plan, string SlimWeights, string RunDirectory, string LastForm)
{
    /// <summary>Weights of a dense network that the run trained itself.</summary>
    public string DenseWeights => Beside(".dense");

    /// <summary>Weights of the dense network that the slim one was cut from, where the method changed them; what a later run verifies the slim class against.</summary>
    public string ChangedWeights => Beside(".changed");

    /// <summary>Weights of the slim network that was cut in the course of the training, at the training's end.</summary>
    public string TrainedWeights => Beside(".trained");

    /// <summary>
    /// Weights of the slim network at the end, named for what was done last: fine-tuned, or only reconstructed; those right after pruning
    /// stay beside them.
    /// </summary>
    public string FineTunedWeights => Beside("." + LastForm);

    /// <summary>What the run did and gave.</summary>
    public string Certificate => Path.Combine(RunDirectory, "certificate.json");

    /// <summary>The same for the fine-tuning of the built class, which is a run of its own.</summary>
    public string FineTuningCertificate => Path.Combine(RunDirectory, "certificate.fine-tuned.json");

    /// <summary>What the run reported on its way.</summary>
    public string Course => ReportPage.CourseOf(Certificate);

    /// <summary>The same of the fine-tuning of the built class.</summary>
    public string FineTuningCourse => ReportPage.CourseOf(FineTuningCertificate);

    /// <summary>The page to look at.</summary>
    public string Report => ReportPage.PageOf(Certificate);

    /// <summary>The same of the fine-tuning of the built class.</summary>
    public string FineTuningReport => ReportPage.PageOf(FineTuningCertificate);

    /// <exception cref="FileNotFoundException">No plan is named, and the model's source is not where the program could find it.</exception>
    public static PruningFiles For(Architecture architecture, PruningOptions options)
    {
        var plan = options.Plan ?? Path.Combine(
            ModelSource.Folder(architecture, AppContext.BaseDirectory) ?? throw new FileNotFoundException(
                $"the plan belongs beside the source of {architecture.Model}, '{architecture.SourcePath}', which is in no folder from '{AppContext.BaseDirectory}' upwards. Name the plan file: <folder>/{architecture.Model}{PlanFile.FileSuffix}."),
            architecture.Model + PlanFile.FileSuffix);
        return new PruningFiles(
            plan,
            options.SlimWeights ?? Path.Combine(Folder(plan), architecture.Model + ".slim.safetensors"),
            options.RunDirectory ?? Path.Combine(Folder(plan), "runs", architecture.Model),
            Finishing.LastForm(options));
    }

    /// <summary>The folder of a path, absolute.</summary>
    public static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private string Beside(string form) => Path.Combine(Folder(SlimWeights), Path.GetFileName(Plan).Replace(PlanFile.FileSuffix, form + ".safetensors", StringComparison.Ordinal));
}
