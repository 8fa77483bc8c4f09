using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PrunableNets.Hosting.Tests;

/// <summary>The course of a run that is broken off and resumed is that of one that was left alone.</summary>
public sealed class CourseFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("course");

    private string Course => Path.Combine(folder.FullName, "course.jsonl");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void WhatComesAgainTakesItsPlace()
    {
        var file = new CourseFile(Course, resume: true);
        Add(file, "Select", 0, 1, 2);
        Add(file, "Train", 0, 1);
        Add(file, "Select", 1, 2, 3);
        Assert.Equal(["Select 0", "Select 1", "Select 2", "Select 3", "Train 0", "Train 1"], Told());
        Assert.Equal(Told(), file.Points.Select(Tell));
    }

    [Fact]
    public void AHalfLineThatAKilledProcessLeftIsGone()
    {
        Add(new CourseFile(Course, resume: true), "Select", 0, 1);
        File.AppendAllText(Course, "{\"Stage\":\"Sel");
        Add(new CourseFile(Course, resume: true), "Select", 2);
        Assert.Equal(["Select 0", "Select 1", "Select 2"], Told());
    }

    [Fact]
    public void ANewRunBeginsAnew()
    {
        Add(new CourseFile(Course, resume: true), "Select", 0, 1);
        Add(new CourseFile(Course, resume: false), "Dense", 0);
        Assert.Equal(["Dense 0"], Told());
    }

    private static void Add(CourseFile file, string stage, params int[] indices)
    {
        foreach (var index in indices)
            file.Add(new CoursePoint(stage, "step", index, new Dictionary<string, double> { ["loss"] = 1 }, Gates: null));
    }

    private string[] Told() => [.. CourseFile.Read(Course).Select(Tell)];

    private static string Tell(CoursePoint point) => $"{point.Stage} {point.Index}";
}
