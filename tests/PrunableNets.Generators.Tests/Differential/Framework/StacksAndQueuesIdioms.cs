using System;
using System.Collections.Generic;
using System.Linq;

namespace PrunableNets.Generators.Tests.Differential.Framework;

/// <summary>Stacks, queues, linked lists and priority queues: which element comes next.</summary>
internal static class StacksAndQueuesIdioms
{
    public static string StackWalksFromTheTop()
    {
        var stack = new Stack<int>(new[] { 1, 2, 3 });
        stack.Push(4);
        return string.Join(",", stack) + ";" + stack.Peek() + ";" + string.Join(",", stack.ToArray().Take(2));
    }

    public static string CopyOfAStackIsReversed() =>
        string.Join(",", new Stack<int>(new Stack<int>(new[] { 1, 2, 3 })));

    public static string TryPopOfTheLastAndOfNone()
    {
        var stack = new Stack<string>(8);
        stack.Push("conv");
        var first = stack.TryPop(out var name);
        var second = stack.TryPop(out var none);
        return first + (name ?? "?") + second + (none ?? "none");
    }

    public static bool PopOfNothingThrows()
    {
        var stack = new Stack<int>(new[] { 7 });
        try
        {
            return stack.Pop() + stack.Pop() > 0;
        }
        catch (InvalidOperationException)
        {
            return stack.Count == 0;
        }
    }

    public static string QueueKeepsTheOrder()
    {
        var queue = new Queue<int>(new[] { 1, 2 });
        queue.Enqueue(3);
        var first = queue.Dequeue();
        return first + ":" + string.Join(",", queue) + ":" + queue.Peek() + queue.Contains(1);
    }

    public static string TryDequeueUntilEmpty()
    {
        var queue = new Queue<int>(new[] { 2 });
        var order = "";
        while (queue.TryDequeue(out var width))
        {
            order += width + ".";
            if (width < 20)
                queue.Enqueue(width * 3);
        }
        return order + queue.TryPeek(out var none) + none;
    }

    public static int DequeueOfNothingThrows() => new Queue<int>().Dequeue();

    public static string LinkedListGrowsAtBothEnds()
    {
        var list = new LinkedList<int>(new[] { 5, 6 });
        list.AddFirst(4);
        list.AddLast(7);
        list.RemoveFirst();
        return string.Join(",", list) + ";" + list.Count + ";" + list.First!.Value + list.Last!.Value;
    }

    public static string LinkedListInsertsAroundANode()
    {
        var list = new LinkedList<string>(new[] { "a", "c", "a" });
        var node = list.Find("c")!;
        list.AddAfter(node, "d");
        list.AddBefore(node, "b");
        list.AddAfter(list.FindLast("a")!, "z");
        return string.Concat(list) + node.Next!.Value + node.Previous!.Value;
    }

    public static string LinkedListRemovesTheFirstEqual()
    {
        var list = new LinkedList<int>(new[] { 3, 1, 3, 2 });
        return $"{list.Remove(3)}{list.Remove(9)}" + string.Join(",", list);
    }

    public static int LinkedListWalkedBackwards()
    {
        var digits = 0;
        for (var node = new LinkedList<int>(Enumerable.Range(1, 4)).Last; node is not null; node = node.Previous)
            digits = digits * 10 + node.Value;
        return digits;
    }

    public static string PriorityQueueGivesTheSmallestPriority()
    {
        var queue = new PriorityQueue<string, int>();
        queue.Enqueue("late", 9);
        queue.Enqueue("soon", 1);
        queue.EnqueueRange(new[] { ("mid", 5), ("first", -2) });
        var order = "";
        while (queue.TryDequeue(out var name, out var priority))
            order += name + priority + " ";
        return order + queue.Count;
    }

    public static string PriorityQueueWithAComparer()
    {
        var queue = new PriorityQueue<string, int>(Comparer<int>.Create((left, right) => right.CompareTo(left)));
        queue.Enqueue("small", 1);
        queue.Enqueue("large", 8);
        return queue.Dequeue() + queue.Peek() + queue.Count;
    }

    public static string PriorityQueueOfPairs()
    {
        var queue = new PriorityQueue<int, double>(new[] { (64, 0.5), (32, 0.25), (16, 0.75) });
        var replaced = queue.EnqueueDequeue(8, 0.1);
        var next = queue.DequeueEnqueue(128, 0.6);
        return replaced + "," + next + "," + queue.Dequeue() + "," + queue.UnorderedItems.Count;
    }

    public static string BreadthFirstAndDepthFirst()
    {
        var queue = new Queue<int>(new[] { 1 });
        var stack = new Stack<int>(new[] { 1 });
        var broad = "";
        var deep = "";
        while (queue.TryDequeue(out var node))
        {
            broad += node;
            Array.ForEach(Children(node), queue.Enqueue);
        }
        while (stack.TryPop(out var node))
        {
            deep += node;
            Array.ForEach(Children(node), stack.Push);
        }
        return broad + ";" + deep;
    }

    private static int[] Children(int node) => node < 4 ? [node * 2, node * 2 + 1] : [];
}
