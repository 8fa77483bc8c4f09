using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace PrunableNets.Distributed;

/// <summary>
/// Makes Orleans' membership tables in the cluster's PostgreSQL database where they are missing, before the silo asks for them.
/// </summary>
internal sealed class MembershipTables(ClusterOptions options) : IHostedLifecycleService
{
    /// <exception cref="IOException">The database does not answer, or the user may not make tables.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Make(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException e)
        {
            throw new IOException($"The cluster's database cannot be used: {e.Message} See {nameof(ClusterOptions.Database)}.", e);
        }
    }

    private async Task Make(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Database);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var script = new NpgsqlCommand(Script(), connection, transaction);
        try
        {
            await script.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        // A user who may not make tables, in a database where somebody else has made them.
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            await using var made = new NpgsqlCommand("SELECT to_regclass('orleansquery') IS NOT NULL", connection);
            if (await made.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is not true)
                throw;
        }
    }

    /// <summary>The script, for those who would rather run it themselves.</summary>
    internal static string Script()
    {
        using var reader = new StreamReader(typeof(MembershipTables).Assembly.GetManifestResourceStream("membership.sql")!);
        return reader.ReadToEnd();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
