using System;
using System.IO;
using System.Threading.Tasks;
using Orleans.Runtime;

namespace PrunableNets.Distributed;

/// <summary>
/// What a worker needs to measure did not come, or could not be kept: the way there is to blame, and neither the item nor the network.
/// </summary>
internal sealed class NotReadyException(Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>Gets something by way of the cluster or the disk.</summary>
    /// <exception cref="NotReadyException">They do not give it.</exception>
    public static T Guard<T>(Func<T> get)
    {
        try
        {
            return get();
        }
        catch (Exception e) when (e is TimeoutException or OrleansException or OperationCanceledException or OrderEndedException
            || (e is IOException or UnauthorizedAccessException && e is not InvalidDataException))
        {
            throw new NotReadyException(e);
        }
    }

    /// <inheritdoc cref="Guard{T}(Func{T})"/>
    public static T Guard<T>(Func<Task<T>> get) => Guard(() => get().GetAwaiter().GetResult());
}
