using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using PrunableNets.Distributed.Tests.Machines;
using PrunableNets.Distributed.Tests.Program;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>The tests' program as a member of a cluster.</summary>
internal static partial class Member
{
    /// <summary>How long a test waits for what should come in a second; a machine may be busy with other tests.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Starts a member.</summary>
    /// <param name="verb">Of <see cref="MemberProgram"/>.</param>
    /// <param name="settings">For it.</param>
    /// <param name="enter">What to put in front of the command.</param>
    /// <param name="assembly">Another build of the program; null is this one.</param>
    public static ProgramProcess Start(
        string verb, IEnumerable<string> settings, IEnumerable<string>? enter = null, string? assembly = null) =>
        new(
            [.. enter ?? [], "dotnet", assembly ?? typeof(MemberProgram).Assembly.Location, verb, .. settings],
            new Dictionary<string, string> { ["OMP_NUM_THREADS"] = "1", ["DOTNET_TieredPGO"] = "0" });

    /// <summary>The items that a worker has begun, by the log.</summary>
    public static string[] Begun(ProgramProcess worker) =>
        [.. worker.Lines.Select(static l => BegunItem().Match(l.Text))
            .Where(static m => m.Success)
            .Select(static m => m.Groups[1].Value)];

    /// <summary>What a program found, without what the log says of when and how.</summary>
    public static string[] Found(ProgramProcess program) =>
        [.. program.Lines.Where(static l => !l.IsError && Result().IsMatch(l.Text)).Select(static l => l.Text)];

    [GeneratedRegex("item ([0-9a-f]{12}): begun")]
    private static partial Regex BegunItem();

    [GeneratedRegex("^(EagleEye|LinearEnsemble|ACP|AutoBot) ")]
    private static partial Regex Result();
}
