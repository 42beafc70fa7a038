namespace GraphQL.Execution;

/// <summary>A response path, from the end to the root; made only when an error or an open promise needs it.</summary>
internal sealed class PathNode(PathNode? parent, object key)
{
    public object[] ToArray()
    {
        var length = 0;
        for (var node = this; node is not null; node = node.Parent) length++;
        var path = new object[length];
        for (var node = this; node is not null; node = node.Parent) path[--length] = node.Key;
        return path;
    }

    public PathNode? Parent { get; } = parent;
    public object Key { get; } = key;
}

/// <summary>
/// The span of a nullable value that has holes in it. When a hole's null travels up to here after the span was
/// written, the span is replaced by null.
/// </summary>
internal sealed class Region(int start, Region? parent)
{
    public int Start { get; } = start;
    public int End { get; set; } = -1;
    public Region? Parent { get; } = parent;
    public bool Nulled { get; set; }
}

/// <summary>
/// A place in the response whose value was still a promise when its surroundings were written. Its value is
/// written later, further back in the same buffer; the response is stitched together at the end.
/// </summary>
internal abstract class Hole
{
    public PlannedField Field { get; set; } = null!;
    public PathNode Path { get; set; } = null!;
    public Region? Region { get; set; }
    public int Position { get; set; }
    public int Start { get; set; }
    public int End { get; set; }
    public List<Hole>? Holes { get; set; }
    public List<Region>? Regions { get; set; }

    /// <summary>Calls back once the promise is kept or broken.</summary>
    public abstract void Await(ExecutionRun run);

    /// <summary>Writes the value at the writer's position.</summary>
    public abstract bool Finish(ExecutionRun run);

    public bool IsDead(ExecutionRun run)
    {
        if (run.DataIsNull) return true;
        for (var region = Region; region is not null; region = region.Parent)
            if (region.Nulled) return true;
        return false;
    }
}

internal sealed class TaskHole<T>(Task<T> task, ValueWriter<T> writer) : Hole
{
    public override void Await(ExecutionRun run) => task.ContinueWith(
        static (done, state) =>
        {
            _ = done.Exception; // Seen, even when the hole is dead by then.
            var (hole, owner) = ((Hole, ExecutionRun))state!;
            owner.Ready(hole);
        },
        ((Hole)this, run), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    public override bool Finish(ExecutionRun run) => writer.Write(run, Field, task.GetAwaiter().GetResult());
}

/// <summary>A root field of a mutation: it begins only when the one before it has ended (section 6.2.2).</summary>
internal sealed class SerialHole(object root) : Hole
{
    public override void Await(ExecutionRun run) { }

    public override bool Finish(ExecutionRun run) => Field.Resolver.Run(run, Field, root);
}

/// <summary>The response as a whole.</summary>
internal sealed class RootHole : Hole
{
    public override void Await(ExecutionRun run) { }

    public override bool Finish(ExecutionRun run) => throw new NotSupportedException();
}
