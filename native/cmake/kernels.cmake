# Products of matrices and attention of our own in the place of ggml's: src/kernels. They become a part of ggml-cpu, so that
# they are compiled for the same instruction sets.
set(kernels_overrides "${CMAKE_CURRENT_SOURCE_DIR}/src/kernels/overrides.h")
set(kernels_source "${CMAKE_CURRENT_SOURCE_DIR}/src/kernels/overrides.cc")
if(MSVC)
  list(APPEND before_ggml_cpu "/FI${kernels_overrides}")
  set(kernels_options /W4 /WX)
else()
  list(APPEND before_ggml_cpu "-include" "${kernels_overrides}")
  # ggml's headers as a system's, which keeps them silent.
  set(kernels_options -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Werror
    -isystem "${WHISPER_DIR}/ggml/src/ggml-cpu" -isystem "${WHISPER_DIR}/ggml/src" -isystem "${WHISPER_DIR}/ggml/include")
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC's own headers of AVX-512 leave registers uninitialized on purpose.
  list(APPEND kernels_options -Wno-maybe-uninitialized -Wno-uninitialized)
endif()
list(APPEND before_ggml_cpu_files "${kernels_overrides}")
target_sources(ggml-cpu PRIVATE "${kernels_source}")
set_source_files_properties("${kernels_source}"
  TARGET_DIRECTORY ggml-cpu
  PROPERTIES COMPILE_OPTIONS "${kernels_options}" INCLUDE_DIRECTORIES "${CMAKE_CURRENT_SOURCE_DIR}/src")
