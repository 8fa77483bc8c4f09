using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace PrunableNets.Interpreter.Evaluation;

/// <summary>
/// Compilers call from threads of very different stacks, and code that is compiled anew needs several times the stack of the same code
/// optimized. What a source gets for an answer must not hang on either, so what does not fit is done once more where there is room.
/// </summary>
public static class DeepStack
{
    private const int Bytes = 64 << 20;

    /// <summary>
    /// Does something without side effects on this thread, and again on a thread with a stack of 64 MB if this one's is too small.
    /// </summary>
    /// <exception cref="InsufficientExecutionStackException">64 MB are too small as well.</exception>
    public static T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (InsufficientExecutionStackException)
        {
            return RunOnAnotherThread(work);
        }
    }

    private static T RunOnAnotherThread<T>(Func<T> work)
    {
        var result = default(T)!;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception exception)
                {
                    thrown = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Bytes) { IsBackground = true };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }
}
