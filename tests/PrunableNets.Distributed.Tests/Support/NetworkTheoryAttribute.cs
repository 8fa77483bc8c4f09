using System;
using PrunableNets.Distributed.Tests.Machines;

namespace PrunableNets.Distributed.Tests.Support;

/// <summary>
/// Needs network namespaces and PostgreSQL; <c>eng/setup.sh tests</c> installs what that takes, and the user has to be root.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NetworkTheoryAttribute : TheoryAttribute
{
    public NetworkTheoryAttribute() => Skip = Why;

    public static string? Why => NetworkNamespaces.IsAllowed && PostgresServer.IsInstalled
        ? null
        : "Network namespaces need root, iproute2 and PostgreSQL.";
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NetworkFactAttribute : FactAttribute
{
    public NetworkFactAttribute() => Skip = NetworkTheoryAttribute.Why;
}
